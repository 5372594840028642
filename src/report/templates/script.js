
"use strict";
(() => {
  const shown = document.getElementById("shown");
  const boxes = [...document.querySelectorAll(".filter input")];

  // The style sheet hides; this says how many are left.
  const count = () => {
    const hidden = boxes.filter((box) => !box.checked).map((box) => box.id.replace("show-", ""));
    const rows = [...document.querySelectorAll(".statements tr[data-verdict]")];
    const left = rows.filter((row) => !hidden.includes(row.dataset.verdict)).length;
    shown.textContent = hidden.length ? `${left} of ${shown.dataset.total} are shown.` : `All ${shown.dataset.total} are shown.`;
  };
  boxes.forEach((box) => box.addEventListener("change", count));
  count();

  const number = () => (location.hash.match(/^#s(\d+)$/) || [])[1];

  // The statement whose card is open is outlined in the text; the card takes the focus, the text gets it back.
  const follow = () => {
    document.querySelectorAll(".mark[aria-current]").forEach((mark) => mark.removeAttribute("aria-current"));
    const open = number();
    if (open) {
      const marks = document.querySelectorAll(`.mark[href="#s${open}"]`);
      marks.forEach((mark) => mark.setAttribute("aria-current", "true"));
      marks[0]?.scrollIntoView({ block: "nearest" });
      const card = document.getElementById(`s${open}`);
      if (card && !card.contains(document.activeElement)) card.focus({ preventScroll: true });
    } else if (/^#m\d+$/.test(location.hash)) {
      document.getElementById(location.hash.slice(1))?.focus();
    }
  };
  addEventListener("hashchange", follow);
  follow();

  addEventListener("keydown", (event) => {
    const open = number();
    if (event.key === "Escape" && open) location.hash = `m${open}`;
  });
})();
