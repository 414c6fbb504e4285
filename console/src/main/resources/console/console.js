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
  let shownId = "";

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
      shownId = "";
    }
    live.replaceChildren(line);
  };
  const clock = () => heard.toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });

  // A browser gives up where an instance that has just started answers that it is not ready: then it is asked again, a few times.
  const againAfterMillis = 10000;
  let triesLeft = 12;
  let waiting;
  let stream;
  let name;

  const random = () => Math.random().toString(36).slice(2);
  // A server hears late that a page was left: whoever turns pages takes the place of the page before, and nobody else's.
  const tab = () => {
    const known = sessionStorage.getItem("tab") ?? random();
    sessionStorage.setItem("tab", known);
    return known;
  };
  const listen = () => {
    clearTimeout(waiting);
    name = random();
    const heardUpTo = lastId ? "&heard=" + encodeURIComponent(lastId) : "";
    const listening = new EventSource(text.stream + "&tab=" + tab() + "&name=" + name + heardUpTo);
    stream = listening;
    listening.addEventListener("alerts", (event) => {
      heard = new Date();
      lastId = event.lastEventId;
      if (shownId === lastId) {
        return;
      }
      shownId = lastId;
      if (event.data) {
        say(event.data, true);
      }
    });
    listening.addEventListener("open", () => {
      heard = new Date();
      if (live.querySelector("[data-lost]")) {
        live.replaceChildren();
      }
    });
    // The officer has too many pages open: a newer one is told, and this one does not fight for its place until somebody turns to it.
    listening.addEventListener("replaced", () => {
      leave();
      say(text.off, false);
    });
    listening.addEventListener("error", () => {
      const isClosed = listening.readyState === EventSource.CLOSED;
      say(isClosed ? text.off : text.lost.replace("{0}", clock()), false);
      if (isClosed) {
        stream = undefined;
        if (triesLeft > 0) {
          triesLeft -= 1;
          waiting = setTimeout(listen, againAfterMillis);
        }
      }
    });
  };
  const leave = () => {
    clearTimeout(waiting);
    if (stream) {
      stream.close();
      stream = undefined;
      navigator.sendBeacon("/live/left?name=" + name);
    }
  };

  // A browser has few connections to a host: a page that nobody sees holds none, says so, and is told the whole count when it is seen again.
  const seen = () => {
    if (document.visibilityState === "hidden") {
      leave();
    } else if (!stream) {
      listen();
    }
  };

  seen();
  document.addEventListener("visibilitychange", seen);
  addEventListener("focus", seen);
  addEventListener("pagehide", leave);
})();

// What goes on is asked for again, until it has ended. Without this the page is loaded anew.
(() => {
  "use strict";
  const again = () => {
    const box = document.querySelector("[data-again]");
    if (box) {
      setTimeout(() => ask(box), 1000 * box.dataset.again);
    }
  };
  const ask = async (box) => {
    try {
      const answer = await fetch(location.href);
      if (answer.ok) {
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const next = page.querySelector("[data-again]");
        if (next) {
          box.replaceChildren(...next.childNodes);
        } else {
          const main = page.getElementById("main");
          document.title = page.title;
          document.getElementById("main").replaceWith(main);
          main.focus();
        }
      }
    } catch {
      // asked again below
    }
    again();
  };
  again();
})();
