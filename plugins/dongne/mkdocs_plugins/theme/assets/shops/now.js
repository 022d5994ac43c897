/* Says beside every shop of a list whether it is open. */

import { localMoment, stateAt, stateWords } from "./hours.js";

const MINUTE = 60000;

/** Read the hours that a shop of a list carries; null where it carries none. */
function hoursOf(shop) {
  return shop.dataset.hours ? JSON.parse(shop.dataset.hours) : null;
}

/** The shops of a page, each with its hours, and the present moment in their time zone. */
export function readShops(root) {
  const shops = [...root.querySelectorAll("[data-shop]")].map((element) => ({ element, hours: hoursOf(element) }));
  return { shops, now: () => localMoment(new Date(), root.dataset.zone) };
}

/** Write the state beside each shop. */
export function showStates(shops, now) {
  for (const { element, hours } of shops) {
    const line = element.querySelector("[data-now]");
    const words = hours && stateWords(hours, now);
    if (line && words) {
      line.textContent = words;
      line.dataset.now = stateAt(hours, now).open ? "open" : "closed";
    }
  }
}

/** Do something now and at the beginning of every minute. */
export function everyMinute(act) {
  act();
  setInterval(act, MINUTE);
}
