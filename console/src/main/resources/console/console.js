// Live updates: says how many alerts are new, and moves nothing. Every page works without it.
(() => {
  "use strict";
  const live = document.getElementById("live");
  if (!live || !("EventSource" in window)) {
    return;
  }
  const text = live.dataset;
  let heard = new Date();
  let lastId = "";

  const say = (words, link) => {
    const line = document.createElement("p");
    line.className = "govuk-body";
    line.textContent = words;
    if (link) {
      const show = document.createElement("a");
      show.className = "govuk-link";
      show.href = location.pathname + location.search;
      show.textContent = text.show;
      line.append(" – ", show);
    } else {
      line.dataset.lost = "";
    }
    live.replaceChildren(line);
  };
  const clock = () => heard.toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });

  const stream = new EventSource(text.stream);
  stream.addEventListener("alerts", (event) => {
    heard = new Date();
    if (event.lastEventId === lastId) {
      return;
    }
    lastId = event.lastEventId;
    if (event.data) {
      say(event.data, true);
    }
  });
  stream.addEventListener("open", () => {
    heard = new Date();
    if (live.querySelector("[data-lost]")) {
      live.replaceChildren();
      lastId = "";
    }
  });
  stream.addEventListener("error", () => {
    say(stream.readyState === EventSource.CLOSED ? text.off : text.lost.replace("{0}", clock()), false);
  });
  addEventListener("pagehide", () => stream.close());
})();
