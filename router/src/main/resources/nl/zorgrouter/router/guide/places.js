"use strict";
// Finds a place and shows the list; every text is set as text, never as markup.
const words = {
  nl: {states: {OPEN: "open", LIMITED: "beperkt", STOPPED: "stop", CLOSED: "gesloten", UNKNOWN: "onbekend"},
    found: n => n + " plaatsen, de best passende eerst", none: "niets gevonden", silent: "de router antwoordt niet",
    wait: "Wachttijd", beds: "Vrije plaatsen", phone: "Telefoon", skills: "Deskundigheid", contact: "Contact",
    unknown: "onbekend", seconds: s => Math.round(s / 60) < 1 ? "minder dan een minuut" : Math.round(s / 60) + " min", old: "stand van ", other: "English"},
  en: {states: {OPEN: "open", LIMITED: "limited", STOPPED: "stop", CLOSED: "closed", UNKNOWN: "unknown"},
    found: n => n + " places, the best fit first", none: "nothing found", silent: "the router does not answer",
    wait: "Wait", beds: "Free places", phone: "Telephone", skills: "Skills", contact: "Contact",
    unknown: "unknown", seconds: s => Math.round(s / 60) < 1 ? "less than a minute" : Math.round(s / 60) + " min", old: "as of ", other: "Nederlands"}
};
let tongue = "nl";
const at = id => document.getElementById(id);
const clock = text => new Intl.DateTimeFormat(tongue, {timeZone: "Europe/Amsterdam", weekday: "short", hour: "2-digit", minute: "2-digit"}).format(new Date(text));
const instants = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;

function make(name, text) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  return made;
}

function pair(list, name, value) {
  const both = make("div");
  both.append(make("dt", name), value instanceof Node ? value : make("dd", value));
  list.append(both);
}

function aged(text, asOf) {
  return asOf ? text + " (" + words[tongue].old + clock(asOf) + ")" : text;
}

function shown(place) {
  const say = words[tongue];
  const item = make("li");
  item.className = "place";
  item.dataset.state = place.state;
  const head = make("h2", place.name);
  head.append(make("span", say.states[place.state]));
  const facts = make("dl");
  const known = place.wait.waitSeconds !== undefined;
  pair(facts, say.wait, aged(known ? say.seconds(place.wait.waitSeconds) : say.unknown, known && place.wait.asOf));
  if (place.capacity) {
    const beds = Object.entries(place.capacity.beds).map(([kind, free]) => kind + " " + free).join(", ");
    pair(facts, say.beds, aged(beds, place.capacity.asOf));
  }
  if (place.telephone) {
    const call = make("a", place.telephone);
    call.href = "tel:" + place.telephone;
    const value = make("dd");
    value.append(call);
    pair(facts, say.phone, value);
  }
  if (place.expertise.length) pair(facts, say.skills, place.expertise.join(", "));
  if (place.contact) pair(facts, say.contact, place.contact);
  const why = make("ul");
  why.className = "why";
  place.reasons.forEach(reason => why.append(make("li", reason.replace(instants, clock))));
  item.append(head, facts, why);
  return item;
}

async function search() {
  const asked = new URLSearchParams();
  for (const [name, value] of new FormData(at("search"))) if (value) asked.set(name, value);
  try {
    const answer = await fetch("/api/v1/places?" + asked, {headers: {"Accept-Language": tongue}});
    const said = await answer.json();
    const places = said.places || [];
    at("found").replaceChildren(...places.map(shown));
    at("news").textContent = answer.ok ? (places.length ? words[tongue].found(places.length) : words[tongue].none)
      : (said.errors || []).map(each => each.detail).join("; ") || said.detail;
  } catch (silent) {
    at("found").replaceChildren();
    at("news").textContent = words[tongue].silent;
  }
}

function speak() {
  document.documentElement.lang = tongue;
  document.querySelectorAll("[data-en]").forEach(each => {
    if (!each.dataset.nl) each.dataset.nl = each.textContent;
    each.textContent = each.dataset[tongue];
  });
  at("tongue").textContent = words[tongue].other;
  at("tongue").lang = tongue === "nl" ? "en" : "nl";
}

at("tongue").addEventListener("click", () => {
  tongue = tongue === "nl" ? "en" : "nl";
  speak();
  if (at("found").children.length) search();
});
at("search").addEventListener("submit", event => {
  event.preventDefault();
  search();
});
