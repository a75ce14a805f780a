// What cannot be undone is asked about first; without this file the button acts at once.
document.addEventListener("submit", (event) => {
  const question = event.submitter?.dataset.tanya;
  if (!question || window.confirm(question)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}, true);
