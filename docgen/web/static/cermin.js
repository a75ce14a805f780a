// The text once more behind the text area, one element a line: it carries line numbers and marks,
// and makes the text area as tall as its text, so that both scroll as one.

export class Mirror {
  constructor(area, target, frame) {
    this.area = area;
    this.target = target;
    this.frame = frame;
    this.lines = [];
    frame.classList.add("hidup");
  }

  // Only lines that changed are drawn anew: a thick regulation has thousands.
  draw() {
    const lines = this.area.value.split("\n");
    const old = this.lines;
    const most = Math.min(lines.length, old.length);
    let head = 0;
    while (head < most && lines[head] === old[head]) head += 1;
    let tail = 0;
    while (tail < most - head && lines[lines.length - 1 - tail] === old[old.length - 1 - tail]) tail += 1;
    for (let n = old.length - tail - 1; n >= head; n -= 1) this.target.children[n].remove();
    const before = this.target.children[head] ?? null;
    for (let n = head; n < lines.length - tail; n += 1) {
      const line = document.createElement("div");
      line.textContent = lines[n] || "\u200b";
      this.target.insertBefore(line, before);
    }
    this.lines = lines;
  }

  mark(findings) {
    for (const line of this.target.querySelectorAll("[data-tingkat]")) delete line.dataset.tingkat;
    for (const { line, severity } of findings) {
      const element = this.target.children[line - 1];
      if (!element) continue;
      const known = element.dataset.tingkat;
      if (!known || "EWI".indexOf(severity) < "EWI".indexOf(known)) element.dataset.tingkat = severity;
    }
  }

  lineAt(position) {
    return this.area.value.slice(0, position).split("\n").length;
  }

  show(line) {
    const element = this.target.children[line - 1];
    if (element) this.frame.scrollTop = element.offsetTop - this.frame.clientHeight / 3;
    this.frame.scrollIntoView({ block: "nearest" });
  }

  below(line) {
    const element = this.target.children[line - 1];
    return element ? element.offsetTop + element.offsetHeight : 0;
  }
}
