/* Searches the notes as one types. The notes are a script (search-data.js), so that it works from the disk too. */
(function () {
  "use strict";
  var notes = window.casebookNotes || [];
  var form = document.getElementById("search");
  var query = document.getElementById("query");
  var count = document.getElementById("count");
  var results = document.getElementById("results");
  if (!form || !window.MiniSearch) return;

  var index = new window.MiniSearch({
    idField: "address",
    fields: ["title", "summary", "tags", "text"],
    extractField: function (note, field) {
      var value = note[field];
      return Array.isArray(value) ? value.join(" ") : value;
    },
    processTerm: function (term) {
      return term.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
    },
    searchOptions: {
      boost: { title: 4, tags: 2, summary: 2 },
      prefix: true,
      fuzzy: function (term) { return term.length > 4 ? 0.2 : false; },
      combineWith: "AND"
    }
  });
  var byAddress = {};
  notes.forEach(function (note) { byAddress[note.address] = note; });
  index.addAll(notes);

  /* Puts a text into an element, the words that were found in marks. Nothing of a note becomes markup. */
  function put(element, text, words) {
    var lower = text.toLowerCase(), at = 0;
    while (at < text.length) {
      var next = -1, length = 0;
      words.forEach(function (word) {
        var found = lower.indexOf(word, at);
        if (found >= 0 && (next < 0 || found < next)) { next = found; length = word.length; }
      });
      if (next < 0 || length === 0) break;
      element.appendChild(document.createTextNode(text.slice(at, next)));
      var mark = document.createElement("mark");
      mark.textContent = text.slice(next, next + length);
      element.appendChild(mark);
      at = next + length;
    }
    element.appendChild(document.createTextNode(text.slice(at)));
  }

  /* The part of a text around the first word found; its beginning where there is none. */
  function excerpt(note, words) {
    var text = note.text || "", lower = text.toLowerCase(), first = -1;
    words.forEach(function (word) {
      var found = lower.indexOf(word);
      if (found >= 0 && (first < 0 || found < first)) first = found;
    });
    if (first < 0) return note.summary || text.slice(0, 180);
    var start = first < 60 ? 0 : text.lastIndexOf(" ", first - 50) + 1;
    return (start > 0 ? "\u2026 " : "") + text.slice(start, start + 180) + (start + 180 < text.length ? " \u2026" : "");
  }

  function show(found) {
    results.textContent = "";
    found.slice(0, 40).forEach(function (hit) {
      var note = byAddress[hit.id];
      var words = hit.terms.slice().sort(function (a, b) { return b.length - a.length; });
      var item = document.createElement("li");
      var when = document.createElement("span");
      when.className = "when";
      when.textContent = note.date || "";
      var what = document.createElement("div");
      what.className = "what";
      var link = document.createElement("a");
      link.href = note.address;
      put(link, note.title, words);
      var text = document.createElement("p");
      put(text, excerpt(note, words), words);
      what.appendChild(link);
      what.appendChild(text);
      var kind = document.createElement("span");
      kind.className = "fact";
      kind.textContent = note.kind || "";
      item.appendChild(when);
      item.appendChild(what);
      item.appendChild(kind);
      results.appendChild(item);
    });
  }

  function search() {
    var words = query.value.trim();
    if (words === "") {
      results.textContent = "";
      count.textContent = notes.length + (notes.length === 1 ? " note" : " notes");
      return;
    }
    var found = index.search(words);
    show(found);
    count.textContent = found.length === 0 ? "Nothing found for \u201c" + words + "\u201d"
      : found.length + (found.length === 1 ? " note" : " notes") + (found.length > 40 ? ", the best 40 of them" : "");
  }

  /* The address keeps what was searched for, where the browser allows it. */
  function keep() {
    try {
      history.replaceState(null, "", query.value ? "?q=" + encodeURIComponent(query.value) : location.pathname);
    } catch (error) { /* A page from the disk may not change its address. */ }
  }

  /* Arrows go from the field to the results and back. */
  document.addEventListener("keydown", function (event) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    var stops = [query].concat(Array.prototype.slice.call(results.querySelectorAll("a")));
    var at = stops.indexOf(document.activeElement);
    if (at < 0) return;
    var next = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (next) { next.focus(); event.preventDefault(); }
  });
  query.addEventListener("input", function () { search(); keep(); });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    var first = results.querySelector("a");
    if (first) first.focus();
  });
  form.hidden = false;
  query.value = new URLSearchParams(location.search).get("q") || "";
  search();
  if (!query.value) query.focus();
})();
