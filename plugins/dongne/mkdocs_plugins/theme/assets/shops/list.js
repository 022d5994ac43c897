/* Lists of shops that are pages of their own: says which are open. */

import { everyMinute, readShops, showStates } from "./now.js";

for (const root of document.querySelectorAll("[data-zone]")) {
  const { shops, now } = readShops(root);
  everyMinute(() => showStates(shops, now()));
}
