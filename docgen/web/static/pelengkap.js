// Completion of labels: behind "[@" a list of the names that references may use.

const MOST = 8;

export class Completion {
  constructor(area, list, mirror) {
    this.area = area;
    this.list = list;
    this.mirror = mirror;
    this.labels = [];
    this.chosen = 0;
    area.setAttribute("aria-autocomplete", "list");
    area.setAttribute("aria-controls", list.id);
    area.addEventListener("keydown", (event) => this.key(event));
    area.addEventListener("blur", () => this.close());
  }

  begun() {
    const before = this.area.value.slice(0, this.area.selectionStart);
    return /\[@([a-z0-9-]*)$/.exec(before)?.[1];
  }

  update() {
    const begun = this.begun();
    const fitting = begun === undefined ? [] : this.labels.filter((l) => l.name.startsWith(begun)).slice(0, MOST);
    if (!fitting.length) {
      this.close();
      return;
    }
    this.fitting = fitting;
    this.chosen = 0;
    this.list.replaceChildren(...fitting.map((label, n) => {
      const item = document.createElement("li");
      item.id = `label-${n}`;
      item.role = "option";
      item.textContent = `${label.name} – ${label.where}`;
      item.addEventListener("pointerdown", (event) => {
        event.preventDefault();
        this.take(n);
      });
      return item;
    }));
    this.list.style.top = `${this.mirror.below(this.mirror.lineAt(this.area.selectionStart))}px`;
    this.list.hidden = false;
    this.mark();
    this.list.scrollIntoView({ block: "nearest" });
  }

  mark() {
    [...this.list.children].forEach((item, n) => item.setAttribute("aria-selected", String(n === this.chosen)));
    this.area.setAttribute("aria-activedescendant", `label-${this.chosen}`);
  }

  close() {
    this.list.hidden = true;
    this.area.removeAttribute("aria-activedescendant");
  }

  take(n) {
    const rest = `${this.fitting[n].name.slice(this.begun().length)}]`;
    const { selectionStart, selectionEnd } = this.area;
    this.close();
    if (!document.execCommand("insertText", false, rest)) {
      this.area.setRangeText(rest, selectionStart, selectionEnd, "end");
      this.area.dispatchEvent(new Event("input"));
    }
  }

  key(event) {
    if (this.list.hidden) return;
    const count = this.list.children.length;
    if (event.key === "ArrowDown") this.chosen = (this.chosen + 1) % count;
    else if (event.key === "ArrowUp") this.chosen = (this.chosen + count - 1) % count;
    else if (event.key === "Enter" || event.key === "Tab") this.take(this.chosen);
    else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
    if (!this.list.hidden) this.mark();
  }
}
