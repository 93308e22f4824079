// The page says everything without this script: it folds what is long, filters the gaps, and keeps the filter in the address.
(function () {
  "use strict";
  var page = document;
  var all = function (selector, root) { return Array.prototype.slice.call((root || page).querySelectorAll(selector)); };

  var folds = all("details");
  folds.forEach(function (fold) { fold.open = false; });
  var unfold = function () {
    var target = location.hash && page.getElementById(decodeURIComponent(location.hash.slice(1)));
    var fold = target && (target.closest("details") || target.matches("li") && target.querySelector("details"));
    if (fold) { fold.open = true; target.scrollIntoView(); }
  };
  addEventListener("hashchange", unfold);
  var before = [];
  addEventListener("beforeprint", function () {
    before = folds.map(function (fold) { return fold.open; });
    folds.forEach(function (fold) { fold.open = true; });
  });
  addEventListener("afterprint", function () { folds.forEach(function (fold, at) { fold.open = before[at]; }); });

  var form = page.getElementById("filters");
  if (!form) { unfold(); return; }
  var PREFIX = "#gaps?";
  var fields = all("select, input", form);
  var count = page.getElementById("count");
  var words = count.textContent;
  var text = function (element) { return element.textContent.toLowerCase(); };
  var rules = all("section.rule").map(function (rule) {
    var head = text(rule.querySelector("h3")) + " " + text(rule.querySelector(".who"));
    return { at: rule, head: head, gaps: all(".gaps>li", rule) };
  });
  var matches = function (gap, rule, wanted) {
    return (!wanted.level || gap.dataset.level === wanted.level) &&
      (!wanted.group || rule.at.dataset.group === wanted.group) &&
      (!wanted.owner || gap.dataset.owner === wanted.owner) &&
      (!wanted.priority || (" " + gap.dataset.priority + " ").indexOf(" " + wanted.priority + " ") >= 0) &&
      (!wanted.text || rule.head.indexOf(wanted.text) >= 0 || text(gap).indexOf(wanted.text) >= 0);
  };
  var filter = function () {
    var wanted = {}, said = [], shown = 0, total = 0;
    fields.forEach(function (field) {
      wanted[field.name] = field.value.trim().toLowerCase();
      if (wanted[field.name]) {
        said.push(page.querySelector('label[for="' + field.id + '"]').textContent + ": " +
          (field.options ? field.options[field.selectedIndex].text : field.value.trim()));
      }
    });
    rules.forEach(function (rule) {
      var left = 0;
      rule.gaps.forEach(function (gap) {
        gap.hidden = !matches(gap, rule, wanted);
        if (!gap.hidden) { left += 1; }
      });
      rule.at.hidden = left === 0;
      shown += left;
      total += rule.gaps.length;
    });
    count.textContent = said.length ? shown + " / " + words + " (" + said.join("; ") + ")" : words;
  };
  var keep = function () {
    var pairs = fields.filter(function (field) { return field.value.trim(); }).map(function (field) {
      return field.name + "=" + encodeURIComponent(field.value.trim());
    });
    history.replaceState(null, "", pairs.length ? PREFIX + pairs.join("&") : "#gaps");
  };
  var recall = function () {
    location.hash.slice(PREFIX.length).split("&").forEach(function (pair) {
      var parts = pair.split("=");
      var field = parts[1] !== undefined && form.elements[parts[0]];
      if (field) { field.value = decodeURIComponent(parts[1]); }
    });
    filter();
  };
  form.hidden = false;
  page.getElementById("tools").hidden = false;
  form.addEventListener("input", function () { filter(); keep(); });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  page.getElementById("clear").addEventListener("click", function () { form.reset(); filter(); keep(); });
  page.getElementById("all").addEventListener("click", function (event) {
    var open = event.target.getAttribute("aria-pressed") !== "true";
    event.target.setAttribute("aria-pressed", String(open));
    all(".gaps details").forEach(function (fold) { fold.open = open; });
  });
  if (location.hash.indexOf(PREFIX) === 0) { recall(); } else { unfold(); }
})();
