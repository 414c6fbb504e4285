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

  // A browser gives up where an instance that has just started answers that it is not ready: then it is asked again, a few times.
  const againAfterMillis = 10000;
  let triesLeft = 12;
  let stream;

  const listen = () => {
    stream = new EventSource(text.stream);
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
      const isClosed = stream.readyState === EventSource.CLOSED;
      say(isClosed ? text.off : text.lost.replace("{0}", clock()), false);
      if (isClosed && triesLeft > 0) {
        triesLeft -= 1;
        setTimeout(listen, againAfterMillis);
      }
    });
  };

  listen();
  addEventListener("pagehide", () => stream.close());
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
