//! Parts of a network that know nothing of each other.

use super::{Network, Rule, Tag, Variable};

/// Variables that are joined by constraints, as a network of their own.
#[derive(Clone, Debug)]
pub(crate) struct Component {
    /// The constraints, with their tags.
    pub(crate) network: Network,
    /// For each variable of the part the one it is in the whole, in ascending order.
    pub(crate) variables: Vec<Variable>,
}

impl Component {
    /// What a variable of the whole is called here, if it occurs.
    pub(crate) fn local(&self, variable: Variable) -> Option<Variable> {
        self.variables.binary_search(&variable).ok().map(Variable)
    }
}

impl Network {
    /// Splits into networks that share no variable except known numbers: what is found in one holds whatever the others
    /// say, so a search for conflicts costs no more than the part it happens in.
    #[cfg(test)]
    pub(crate) fn components(&self) -> Vec<Component> {
        self.components_with(|_| true)
    }

    /// The same, only of those parts that some wanted statement speaks of.
    pub(crate) fn components_with(&self, wanted: impl Fn(&[Tag]) -> bool) -> Vec<Component> {
        let roots = self.roots();
        let mut parts: Vec<Vec<&Rule>> = Vec::new();
        let mut part_of_root = vec![None; self.domains.len()];
        for rule in &self.rules {
            let names = rule.constraint.variables();
            let root = names.iter().flatten().find(|v| !self.is_known(**v)).or(names.iter().flatten().next());
            let root = root.and_then(|v| roots.get(v.0)).copied().unwrap_or_default();
            let Some(slot) = part_of_root.get_mut(root) else { continue };
            let index = *slot.get_or_insert_with(|| {
                parts.push(Vec::new());
                parts.len() - 1
            });
            if let Some(part) = parts.get_mut(index) {
                part.push(rule);
            }
        }
        let wanted = parts.iter().filter(|part| part.iter().any(|rule| wanted(&rule.tags)));
        wanted.map(|part| self.part(part)).collect()
    }

    /// Some of the constraints as a network of their own.
    fn part(&self, rules: &[&Rule]) -> Component {
        let mut network = Self { step_limit: self.step_limit, ..Self::with_room(&self.purse, rules.len()) };
        let mut variables: Vec<Variable> = rules.iter().flat_map(|r| r.constraint.variables()).flatten().collect();
        variables.sort_unstable();
        variables.dedup();
        for variable in &variables {
            network.variable(self.domain(*variable));
        }
        let mut part = Component { network, variables };
        for rule in rules {
            let constraint = rule.constraint.renamed(|v| part.local(v).unwrap_or(v));
            part.network.push(Rule { tags: rule.tags.clone(), constraint });
        }
        part
    }

    fn is_known(&self, variable: Variable) -> bool {
        self.domain(variable).is_point()
    }

    /// For each variable the one that stands for all it is joined with.
    fn roots(&self) -> Vec<usize> {
        let mut parents: Vec<usize> = (0..self.domains.len()).collect();
        for rule in &self.rules {
            let mut joined = rule.constraint.variables().into_iter().flatten().filter(|v| !self.is_known(*v));
            let Some(first) = joined.next() else { continue };
            for other in joined {
                let (a, b) = (root(&mut parents, first.0), root(&mut parents, other.0));
                if let Some(parent) = parents.get_mut(a.max(b)) {
                    *parent = a.min(b);
                }
            }
        }
        (0..parents.len()).map(|index| root(&mut parents, index)).collect()
    }
}

/// Follows the parents up, and shortens the way for the next who asks.
fn root(parents: &mut [usize], mut index: usize) -> usize {
    while let Some(&parent) = parents.get(index)
        && parent != index
    {
        let grandparent = parents.get(parent).copied().unwrap_or(parent);
        if let Some(slot) = parents.get_mut(index) {
            *slot = grandparent;
        }
        index = grandparent;
    }
    index
}
