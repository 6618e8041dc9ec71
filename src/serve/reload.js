/* Keeps a page of casebook serve up to date while its notes are written. It is added to pages as they are served; the
   files on the disk have none of it. */
(function () {
  "use strict";
  const EVENTS = "/_casebook/events";
  const PLACE = "casebook:place";
  const DISMISSED = "casebook:dismissed";
  const script = document.currentScript;

  /* What one page tells the next. Where a browser keeps nothing, nothing is told. */
  const store = {
    get(key) { try { return sessionStorage.getItem(key); } catch { return null; } },
    set(key, value) { try { sessionStorage.setItem(key, value); } catch { /* Then not. */ } },
  };

  /* What the page in view was made of; none where something stands in for a page that is not there. */
  let tag = script.dataset.tag ? `"${script.dataset.tag}"` : null;

  /* ---- The notice: what is wrong, over the page, until it is mended or dismissed. ---- */

  const host = document.createElement("casebook-notice");
  const shadow = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { all: initial; color-scheme: inherit; }
    @media print { :host { display: none !important; } }
    .status { position: fixed; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    section {
      --paper: light-dark(#fffefc, #1e2125); --ink: light-dark(#1b1c1e, #e8e5de); --soft: light-dark(#5a5b5f, #b4b2ac);
      --line: light-dark(#dfdcd4, #3b3e44); --error: light-dark(#a3262a, #f0908c); --warning: light-dark(#7a5200, #e2b55f);
      position: fixed; inset: auto 0 max(.75rem, env(safe-area-inset-bottom)) 0; z-index: 2147483647; margin: 0 auto;
      box-sizing: border-box; width: min(46rem, 100% - 1.5rem); max-height: min(45vh, 26rem); overflow: auto;
      padding: .875rem 1.125rem 1rem; color: var(--ink); background: var(--paper);
      border: 1px solid var(--line); border-top: 3px solid var(--mark); border-radius: 4px;
      box-shadow: 0 6px 28px rgb(0 0 0 / .22); overscroll-behavior: contain;
      font: 400 .9375rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
    }
    section.error { --mark: var(--error); }
    section.warning { --mark: var(--warning); }
    section.lost { --mark: var(--soft); }
    header { display: flex; gap: 1rem; align-items: baseline; justify-content: space-between; }
    h2 { margin: 0; font-size: 1rem; font-weight: 600; line-height: 1.4; text-wrap: balance; }
    button {
      flex: none; margin: -.25rem -.375rem -.25rem 0; padding: .25rem .625rem; min-height: 1.75rem; font: inherit; font-size: .875rem;
      color: var(--ink); background: none; border: 1px solid var(--line); border-radius: 3px; cursor: pointer;
    }
    button:hover { border-color: var(--soft); }
    :focus-visible { outline: 2px solid var(--mark); outline-offset: 2px; }
    ul { margin: .75rem 0 0; padding: 0; list-style: none; display: grid; gap: .625rem; }
    li { padding-left: .75rem; border-left: 2px solid var(--line); }
    li.error { border-color: var(--error); }
    li.warning { border-color: var(--warning); }
    .place { font: .8125rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; color: var(--soft); overflow-wrap: anywhere; }
    .code:not(:first-child) { margin-left: .75em; }
    .word { font-weight: 600; color: var(--mark); }
    li.error .word { color: var(--error); }
    li.warning .word { color: var(--warning); }
    li > div { overflow-wrap: anywhere; }
    .soft { color: var(--soft); }
    p { margin: .75rem 0 0; font-size: .875rem; }
    pre { margin: .75rem 0 0; font: .8125rem/1.45 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
  `);
  shadow.adoptedStyleSheets = [sheet];

  /* An element with texts and elements in it. A text stays one, whatever it says. */
  function make(name, className, ...content) {
    const element = document.createElement(name);
    if (className) element.className = className;
    element.append(...content);
    return element;
  }

  const status = make("div", "status");
  status.setAttribute("role", "status");
  shadow.append(status);
  document.documentElement.append(host);

  let shown = null, cameFrom = null;
  host.addEventListener("focusin", (event) => { cameFrom = event.relatedTarget || cameFrom; });

  /* The page can be scrolled until nothing of it is below the notice. */
  function makeRoom() {
    const style = document.documentElement.style;
    const room = shown ? `${shown.element.offsetHeight + 24}px` : "";
    style.paddingBottom = style.scrollPaddingBottom = room;
  }
  window.addEventListener("resize", makeRoom);

  function hide() {
    if (!shown) return;
    const hadFocus = host.matches(":focus-within");
    shown.element.remove();
    shown = null;
    status.textContent = "";
    makeRoom();
    if (hadFocus && cameFrom && cameFrom.isConnected) cameFrom.focus({ preventScroll: true });
  }

  function dismiss() {
    if (shown && shown.key) store.set(DISMISSED, shown.key);
    hide();
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) dismiss();
  });

  /* Shows a notice in place of the one before, and says it to who listens. One of the same key was seen already. */
  function show(key, kind, title, said, ...content) {
    if (key && store.get(DISMISSED) === key) return hide();
    if (shown && key && shown.key === key) return;
    const hadFocus = host.matches(":focus-within");
    const button = make("button", "", "Dismiss");
    button.type = "button";
    button.addEventListener("click", dismiss);
    const element = make("section", kind, make("header", "", make("h2", "", title), button), ...content);
    element.setAttribute("aria-label", "casebook serve");
    // What may be longer than its box is reached by the keyboard.
    element.tabIndex = 0;
    if (shown) shown.element.remove();
    shadow.append(element);
    shown = { key, element };
    status.textContent = said;
    makeRoom();
    if (hadFocus) button.focus({ preventScroll: true });
  }

  function finding(line) {
    const place = make("div", "place", line.place, make("span", "code", line.code));
    const what = make("div", "", make("span", "word", line.severity), ` ${line.message}`);
    return make("li", line.severity, place, what, ...(line.help ? [make("div", "soft", line.help)] : []));
  }

  function tell(news) {
    const key = `${news.server}-${news.build}`;
    if (news.failure) {
      const { why, text } = news.failure;
      const more = text ? make("pre", "", text.trimEnd()) : make("p", "", why);
      show(key, "error", "The build failed", `The build failed: ${why}`, more,
        make("p", "soft", "What you see is from before. It follows as soon as this is mended and saved."));
      return;
    }
    const asides = [];
    if (news.notice) asides.push(make("p", "", news.notice));
    if (news.changed || news.notice) {
      if (news.all) asides.push(make("p", "soft", `In all notes: ${news.all}.`));
      const kind = news.notice || news.lines.some((line) => line.severity === "error") ? "error" : "warning";
      const title = news.changed ? `${news.changed}, just saved` : "The portfolio is as it was";
      const list = news.lines.length ? [make("ul", "", ...news.lines.map(finding))] : [];
      show(key, kind, title, title, ...list, ...asides);
    } else {
      hide();
    }
  }

  /* ---- Where the reader is: what has to be there again after a page was changed. ---- */

  /* A selector for an element, by its id or by its place below one that has an id. */
  function selector(element) {
    const steps = [];
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      if (at.id) { steps.unshift(`#${CSS.escape(at.id)}`); break; }
      steps.unshift(`:nth-child(${[...at.parentElement.children].indexOf(at) + 1})`);
    }
    return steps.join(" > ");
  }

  function focused() {
    const element = document.activeElement;
    return element && element !== document.body && element !== host ? selector(element) : null;
  }

  function focus(where) {
    const element = where && document.querySelector(where);
    if (element && element !== document.activeElement) element.focus({ preventScroll: true });
  }

  const label = (details) => details.querySelector("summary")?.textContent ?? "";

  /* For a page with scripts of its own, which is loaded anew: nobody else knows what they made of it. */
  function remember() {
    const folds = [...document.querySelectorAll("details")].map((details) => [label(details), details.open]);
    const fields = [...document.querySelectorAll("input, select, textarea")].map((field) => [selector(field), field.value]);
    const place = { path: location.pathname, x: scrollX, y: scrollY, folds, fields, focus: focused() };
    store.set(PLACE, JSON.stringify(place));
  }

  function recall() {
    const place = JSON.parse(store.get(PLACE) ?? "null");
    store.set(PLACE, "null");
    if (place?.path !== location.pathname) return;
    for (const details of document.querySelectorAll("details")) {
      const at = place.folds.findIndex(([text]) => text === label(details));
      if (at >= 0) details.open = place.folds.splice(at, 1)[0][1];
    }
    for (const [where, value] of place.fields) {
      const field = document.querySelector(where);
      if (!field || field.value === value) continue;
      field.value = value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    scrollTo({ left: place.x, top: place.y, behavior: "instant" });
    focus(place.focus);
  }

  /* ---- The page: changed where it differs, and nowhere else, so that all that is in use stays as it is. ---- */

  /* How far is looked for the place where two lists meet again. */
  const AHEAD = 32;

  function alike(a, b) {
    return a.nodeName === b.nodeName && (a.nodeType !== Node.ELEMENT_NODE || a.id === b.id);
  }

  function become(old, next) {
    if (old.nodeType !== Node.ELEMENT_NODE) {
      if (old.data !== next.data) old.data = next.data;
      return;
    }
    attributes(old, next);
    children(old, next);
  }

  function attributes(old, next) {
    // Whether it is open is for the reader to say.
    const kept = (name) => name === "open" && /^(DETAILS|DIALOG)$/.test(old.nodeName);
    for (const { name, namespaceURI, value } of next.attributes) {
      if (!kept(name) && old.getAttribute(name) !== value) old.setAttributeNS(namespaceURI, name, value);
    }
    for (const { name } of [...old.attributes]) {
      if (!kept(name) && !next.hasAttribute(name)) old.removeAttribute(name);
    }
  }

  function children(old, next) {
    const have = [...old.childNodes], want = [...next.childNodes];
    const shorter = Math.min(have.length, want.length);
    let start = 0, end = 0;
    while (start < shorter && have[start].isEqualNode(want[start])) start += 1;
    while (end < shorter - start && have.at(-1 - end).isEqualNode(want.at(-1 - end))) end += 1;
    const last = have.length - end;
    let at = start;
    for (const node of want.slice(start, want.length - end)) {
      const reach = Math.min(last, at + AHEAD);
      let found = at;
      while (found < reach && !alike(have[found], node)) found += 1;
      if (found < reach) {
        while (at < found) have[at++].remove();
        become(have[at++], node);
      } else {
        old.insertBefore(document.adoptNode(node), have[at] ?? null);
      }
    }
    while (at < last) have[at++].remove();
  }

  const plain = (link) => new URL(link.href).pathname;
  const sheets = (of) => [...of.querySelectorAll('link[rel~="stylesheet"][href]')];

  /* Links to style sheets that the new page has and the old one has not, and the other way round. */
  function head(next) {
    document.title = next.title;
    const wanted = new Map(sheets(next).map((link) => [new URL(link.getAttribute("href"), location.href).pathname, link]));
    for (const link of sheets(document)) {
      if (!wanted.delete(plain(link))) link.remove();
    }
    document.head.append(...wanted.values());
  }

  /* Scripts of the page's own. */
  const scripts = () => [...document.scripts].filter((own) => own.src && own.src !== script.src);

  function reload() {
    remember();
    location.reload();
  }

  function swap(next) {
    // A script that can bear to be left running while the page changes says so by `data-swap`.
    if (scripts().some((own) => !("swap" in own.dataset))) return reload();
    const where = focused();
    head(next);
    become(document.body, next.body);
    if (where && document.activeElement === document.body) focus(where);
    document.dispatchEvent(new CustomEvent("casebook:swap"));
  }

  async function follow() {
    const headers = tag ? { "If-None-Match": tag } : {};
    const response = await fetch(location.pathname + location.search, { headers, cache: "no-store" });
    if (response.status === 304) return;
    if (response.redirected) return location.replace(response.url);
    if (!response.ok) {
      // The page is gone. One that never was is waited for.
      if (tag && response.status === 404) location.replace("/");
      return;
    }
    tag = response.headers.get("ETag");
    swap(new DOMParser().parseFromString(await response.text(), "text/html"));
  }

  const known = new Map();

  /* Whether a file that the page uses is another than the last time it was asked for. */
  async function isOther(address) {
    const response = await fetch(address, { method: "HEAD", cache: "no-store" });
    const before = known.get(address), now = response.headers.get("ETag");
    if (response.ok) known.set(address, now);
    return response.ok && before !== undefined && before !== now;
  }

  /* Style sheets that changed are loaded, and take the place of the old ones when they are there. A script can't. */
  async function refit(build) {
    for (const link of sheets(document)) {
      if (!await isOther(plain(link))) continue;
      const fresh = link.cloneNode();
      fresh.href = `${plain(link)}?${build}`;
      fresh.onload = fresh.onerror = () => link.remove();
      link.after(fresh);
    }
    for (const own of scripts()) {
      if (await isOther(new URL(own.src).pathname)) return reload();
    }
  }

  function showAgain(attachments, build) {
    for (const image of document.images) {
      const { origin, pathname } = new URL(image.src, location.href);
      if (origin === location.origin && attachments.includes(pathname)) image.src = `${pathname}?${build}`;
    }
  }

  /* ---- The news, one after the other. ---- */

  let queue = Promise.resolve();
  function hear(event) {
    const news = JSON.parse(event.data);
    tell(news);
    queue = queue.then(async () => {
      await follow();
      await refit(news.build);
      showAgain(news.attachments, news.build);
    }).catch(() => { /* The server went away meanwhile; when it is back, there is news. */ });
  }

  let source = null, silence = null;

  function connect() {
    if (source || document.visibilityState === "hidden") return;
    source = new EventSource(EVENTS);
    source.onmessage = hear;
    source.onopen = () => {
      clearTimeout(silence);
      silence = null;
      if (shown && !shown.key) hide();
    };
    source.onerror = () => {
      silence ??= setTimeout(() => {
        const title = "casebook serve does not answer";
        show(null, "lost", title, title,
          make("p", "soft", "The page shows how things stood. It follows again when the server is back."));
      }, 3000);
      if (source && source.readyState === EventSource.CLOSED) {
        disconnect();
        setTimeout(connect, 1000);
      }
    };
  }

  function disconnect() {
    if (source) source.close();
    source = null;
  }

  // A browser opens few connections to one server: a page that nobody looks at does not keep one.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") disconnect(); else connect();
  });
  window.addEventListener("pagehide", disconnect);
  window.addEventListener("pageshow", connect);

  recall();
  queue = queue.then(() => refit(0)).catch(() => {});
  connect();
})();
