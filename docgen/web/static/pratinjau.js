// Pictures of the pages, a moment after the last key: the newest question wins, and what cannot be
// drawn leaves the last good page in its place.
const DEBOUNCE = 150;
const STEP = 50;
const WIDEST = 1600;

export class Preview {
  constructor(form, fields) {
    this.form = form;
    this.fields = fields;
    this.panel = document.getElementById("pratinjau");
    this.picture = document.getElementById("gambar-halaman");
    this.document = document.getElementById("naskah");
    this.number = document.getElementById("nomor-halaman");
    this.faults = document.getElementById("galat-pratinjau");
    this.lacking = document.getElementById("kurang");
    this.page = 1;
    this.turn = 0;
    this.back = document.getElementById("sebelum");
    this.next = document.getElementById("sesudah");
    this.back.addEventListener("click", () => this.go(-1));
    this.next.addEventListener("click", () => this.go(1));
    this.document.addEventListener("change", () => { this.page = 1; this.now(); });
    const pages = /(\d+)\D+(\d+)/.exec(this.number.textContent);
    if (pages) this.buttons(Number(pages[1]), Number(pages[2]));
  }

  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.now(), DEBOUNCE);
  }

  go(step) {
    this.page += step;
    this.now();
  }

  async now() {
    clearTimeout(this.timer);
    const turn = ++this.turn;
    this.waiting?.abort();
    this.waiting = new AbortController();
    performance.mark("pratinjau-mulai");
    const body = this.fields();
    body.set("hal", this.page);
    body.set("lebar", this.width());
    try {
      const answer = await fetch(this.form.dataset.pratinjau, {
        method: "POST", body, signal: this.waiting.signal,
      });
      if (turn !== this.turn) return;
      if (answer.ok) await this.show(answer, turn);
      else this.tell((await answer.json()).faults ?? []);
    } catch (fault) {
      if (fault.name !== "AbortError" && turn === this.turn) this.tell([]);
    }
  }

  /** As wide as it is shown, in steps, so that the same picture is not drawn anew for a pixel. */
  width() {
    const shown = this.picture.parentElement.clientWidth * window.devicePixelRatio;
    return Math.min(WIDEST, Math.max(STEP, Math.ceil(shown / STEP) * STEP));
  }

  async show(answer, turn) {
    const about = JSON.parse(answer.headers.get("X-Docgen-Preview"));
    const address = URL.createObjectURL(await answer.blob());
    const fresh = new Image();
    fresh.src = address;
    await fresh.decode();
    if (turn !== this.turn) {
      URL.revokeObjectURL(address);
      return;
    }
    if (this.address) URL.revokeObjectURL(this.address);
    this.address = address;
    fresh.id = this.picture.id;
    fresh.alt = about.uraian;
    this.picture.replaceWith(fresh);
    this.picture = fresh;
    this.page = about.halaman;
    this.faults.replaceChildren();
    this.lacking.textContent = about.kurang
      ? this.panel.dataset.kataKurang.replace("#", about.kurang) : "";
    this.documents(about.semua, about.naskah);
    this.buttons(about.halaman, about.dari);
    requestAnimationFrame(() => {
      performance.measure("pratinjau", "pratinjau-mulai");
      this.panel.dataset.tampil = turn;
    });
  }

  buttons(page, pages) {
    this.page = page;
    const words = this.panel.dataset.kataDari;
    this.number.textContent = words.replace("##", pages).replace("#", page);
    this.back.hidden = this.next.hidden = pages < 2;
    const pressed = document.activeElement;
    this.back.disabled = page <= 1;
    this.next.disabled = page >= pages;
    // A button that can do no more must not take the focus of the keyboard with it.
    if (pressed === this.next && this.next.disabled) this.back.focus();
    if (pressed === this.back && this.back.disabled) this.next.focus();
  }

  documents(all, chosen) {
    const known = [...this.document.options].map((option) => option.value);
    if (known.join() !== all.map(([stem]) => stem).join()) {
      this.document.replaceChildren(...all.map(([stem, words]) => new Option(words, stem)));
    }
    this.document.value = chosen;
  }

  tell(faults) {
    const words = document.createElement("p");
    words.textContent = this.panel.dataset.kataGalat;
    const list = document.createElement("ul");
    for (const fault of faults.slice(0, 10)) {
      const item = document.createElement("li");
      const target = document.getElementById(`i.${fault.path}`);
      if (target) {
        const link = document.createElement("a");
        link.href = `#i.${fault.path}`;
        link.textContent = fault.label;
        item.append(link, `: ${fault.message}`);
      } else item.textContent = `${fault.label}: ${fault.message}`;
      list.append(item);
    }
    this.faults.replaceChildren(words, list);
  }
}
