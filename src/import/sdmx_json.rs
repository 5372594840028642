//! SDMX-JSON 1.0 and 2.0, with series or flat: WITS and others with a reporter and a partner.
//!
//! Values of WITS are thousands of dollars (`XPRT-TRD-VL`, `MPRT-TRD-VL`); its World is `wld`, all goods `Total`. What the codes mean
//! is the matter of [`sdmx_csv`](super::sdmx_csv).

use std::collections::BTreeMap;
use std::io::Read;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::json::{Made, malformed, offset, plain};
use super::{Format, Import, Options};
use crate::error::{Error, ErrorKind};

/// The observations of an SDMX-JSON file.
///
/// # Errors
///
/// [`ErrorKind::Data`] when the JSON is malformed or a dimension is missing, and what reading gives.
pub fn read<'r>(reader: impl Read + 'r, options: &Options) -> Result<Import<'r>, Error> {
    Import::new(reader, &options.clone().format(Format::SdmxJson))
}

/// What stands at the top of a message: version 1.0 has structure and data sets here, 2.0 under `data`.
#[derive(Deserialize)]
struct Top<'t> {
    #[serde(borrow, default)]
    data: Option<Body<'t>>,
    #[serde(default)]
    structure: Option<Structure>,
    #[serde(default)]
    structures: Vec<Structure>,
    #[serde(borrow, default, rename = "dataSets")]
    data_sets: Vec<&'t RawValue>,
}

#[derive(Deserialize)]
struct Body<'t> {
    #[serde(default)]
    structure: Option<Structure>,
    #[serde(default)]
    structures: Vec<Structure>,
    #[serde(borrow, default, rename = "dataSets")]
    data_sets: Vec<&'t RawValue>,
}

#[derive(Deserialize)]
struct Structure {
    dimensions: Levels,
    #[serde(default)]
    attributes: Levels,
}

#[derive(Default, Deserialize)]
struct Levels {
    #[serde(default, rename = "dataSet")]
    data_set: Vec<Component>,
    #[serde(default)]
    series: Vec<Component>,
    #[serde(default)]
    observation: Vec<Component>,
}

#[derive(Deserialize)]
struct Component {
    id: String,
    #[serde(default)]
    values: Vec<Value>,
}

#[derive(Deserialize)]
struct Value {
    #[serde(default)]
    id: Option<String>,
}

#[derive(Deserialize)]
struct DataSet<'t> {
    #[serde(borrow, default)]
    series: BTreeMap<String, Series<'t>>,
    #[serde(borrow, default)]
    observations: Observations<'t>,
}

#[derive(Deserialize)]
struct Series<'t> {
    #[serde(borrow, default)]
    observations: Observations<'t>,
}

type Observations<'t> = BTreeMap<String, Vec<&'t RawValue>>;

/// All observations as rows, and the names of their fields: dimensions, value, observation attributes.
pub(super) fn rows(text: &str) -> Result<(Vec<String>, Vec<Made>), Error> {
    serde_json::from_str::<&RawValue>(text).map_err(|error| malformed(&error))?;
    let message: Top<'_> = serde_json::from_str(text).map_err(|error| malformed(&error))?;
    let body = message.data.unwrap_or(Body {
        structure: message.structure,
        structures: message.structures,
        data_sets: message.data_sets,
    });
    let structure = body.structure.or_else(|| body.structures.into_iter().next());
    let structure = structure.ok_or_else(|| Error::new(ErrorKind::Data, "SDMX-JSON without a structure"))?;
    let mut reading = Reading { text, structure: &structure, made: Vec::new() };
    for raw in body.data_sets {
        let set: DataSet<'_> = serde_json::from_str(raw.get()).map_err(|error| malformed(&error))?;
        reading.observations("", &set.observations)?;
        for (key, series) in &set.series {
            reading.observations(key, &series.observations)?;
        }
    }
    // In the order of the file, not of the keys.
    reading.made.sort_by_key(|made| made.at);
    Ok((names(&structure), reading.made))
}

fn names(structure: &Structure) -> Vec<String> {
    let Structure { dimensions: Levels { data_set, series, observation }, attributes } = structure;
    let dimensions = data_set.iter().chain(series).chain(observation).map(|part| part.id.clone());
    let attributes = attributes.observation.iter().map(|part| part.id.clone());
    dimensions.chain(["OBS_VALUE".to_owned()]).chain(attributes).collect()
}

struct Reading<'t, 's> {
    text: &'t str,
    structure: &'s Structure,
    made: Vec<Made>,
}

impl Reading<'_, '_> {
    fn observations(&mut self, series: &str, observations: &Observations<'_>) -> Result<(), Error> {
        if observations.is_empty() {
            return Ok(());
        }
        let dimensions = &self.structure.dimensions;
        let mut common: Vec<String> = dimensions.data_set.iter().map(only).collect::<Result<_, _>>()?;
        common.extend(keyed(series, &dimensions.series)?);
        for (key, values) in observations {
            let mut fields = common.clone();
            fields.extend(keyed(key, &dimensions.observation)?);
            let (value, attributes) = values.split_first().ok_or_else(|| wrong_key(key))?;
            let at = offset(self.text, value.get());
            fields.push(plain(value.get())?.into_owned());
            for (index, attribute) in self.structure.attributes.observation.iter().enumerate() {
                let index = attributes.get(index).map_or("null", |raw| raw.get());
                fields.push(at_index(index, attribute)?);
            }
            self.made.push(Made { at, fields });
        }
        Ok(())
    }
}

/// The one value of a dimension of the whole data set.
fn only(dimension: &Component) -> Result<String, Error> {
    if let [Value { id: Some(id) }] = dimension.values.as_slice() {
        return Ok(id.clone());
    }
    let message = format!("dimension {} of the data set has not exactly one value", dimension.id);
    Err(Error::new(ErrorKind::Data, message))
}

/// The values that a key such as `0:0:1` stands for.
fn keyed(key: &str, dimensions: &[Component]) -> Result<Vec<String>, Error> {
    let parts: Vec<&str> = key.split(':').filter(|part| !part.is_empty()).collect();
    if parts.len() != dimensions.len() {
        return Err(wrong_key(key));
    }
    parts.iter().zip(dimensions).map(|(index, dimension)| value(index, dimension)).collect()
}

fn value(index: &str, component: &Component) -> Result<String, Error> {
    let index: usize = index.trim().parse().map_err(|_| wrong_key(index))?;
    let value = component.values.get(index).and_then(|value| value.id.clone());
    value.ok_or_else(|| {
        let message = format!("{} has no value number {index}", component.id);
        Error::new(ErrorKind::Data, message)
    })
}

/// The value of an attribute; empty where there is none or it is a text without a code.
fn at_index(index: &str, attribute: &Component) -> Result<String, Error> {
    let text_only = attribute.values.iter().all(|value| value.id.is_none());
    if index == "null" || text_only { Ok(String::new()) } else { value(index, attribute) }
}

fn wrong_key(key: &str) -> Error {
    Error::syntax("SDMX-JSON key", key, "one index for each dimension, and a value")
}
