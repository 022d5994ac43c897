/* When a shop is open: read from the plain spans that the build has worked out, by the reader's clock, in the shop's zone. */

const WEEKDAYS = "월화수목금토일";
const DAY = 24 * 60;
const SOON = 30;
const AHEAD = 7;

/** Day (20220904), weekday (Monday 0) and minutes after midnight of a moment in a time zone. */
export function localMoment(moment, zone) {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone, year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", hourCycle: "h23",
  }).formatToParts(moment);
  const of = (type) => Number(parts.find((part) => part.type === type).value);
  const day = of("year") * 10000 + of("month") * 100 + of("day");
  return { day, weekday: weekdayOf(day), minute: of("hour") * 60 + of("minute") };
}

const dateOf = (day) => Date.UTC(Math.floor(day / 10000), (Math.floor(day / 100) % 100) - 1, day % 100);
const weekdayOf = (day) => (new Date(dateOf(day)).getUTCDay() + 6) % 7;

/** The day so many days later. */
export function later(day, days) {
  const date = new Date(dateOf(day) + days * 86400000);
  return date.getUTCFullYear() * 10000 + (date.getUTCMonth() + 1) * 100 + date.getUTCDate();
}

/** The spans that begin on a day; null where nothing is known of it. */
export function spansOn([first, last, week, special, opened, closed], day) {
  if (day < first || day > last) return null;
  if (day < opened || (closed && day >= closed)) return [];
  const differs = special.find(([date]) => date === day);
  return differs ? differs[1] : week[weekdayOf(day)];
}

/** Whether a day has hours of its own. */
export const isSpecial = ([, , , special], day) => special.some(([date]) => date === day);

/** Whether the door is open (null: unknown), until when, and when it opens next: `{day, minute}`. */
export function stateAt(hours, now) {
  const today = spansOn(hours, now.day);
  if (today === null) return { open: null };
  const night = (spansOn(hours, later(now.day, -1)) ?? []).find(([, closes]) => closes - DAY > now.minute);
  const span = today.find(([opens, closes]) => opens <= now.minute && now.minute < closes);
  if (span) return { open: true, closes: lasts(hours, now.day, span[1]) };
  if (night) return { open: true, closes: lasts(hours, later(now.day, -1), night[1]) - DAY };
  return { open: false, next: nextOpening(hours, now) };
}

/* Follow what goes on after midnight without a pause, for a day. */
function lasts(hours, day, closes) {
  if (closes < DAY) return closes;
  const follows = (spansOn(hours, later(day, 1)) ?? []).find(([opens, ends]) => opens <= closes - DAY && ends > closes - DAY);
  return follows ? follows[1] + DAY : closes;
}

function nextOpening(hours, now) {
  for (let days = 0; days <= AHEAD; days += 1) {
    const day = later(now.day, days);
    const span = (spansOn(hours, day) ?? []).find(([opens]) => days > 0 || opens > now.minute);
    if (span) return { day, days, minute: span[0] };
  }
  return null;
}

/** An hour as residents say it: 오전 6시, 낮 12시, 오후 8시 30분, 밤 12시. */
export function hourWords(minute) {
  const hour = Math.floor(minute / 60) % 24;
  const rest = minute % 60 ? ` ${minute % 60}분` : "";
  if (minute % DAY === 0) return "밤 12시";
  if (minute % DAY === 720) return "낮 12시";
  return `${hour < 12 ? "오전" : "오후"} ${hour % 12 || 12}시${rest}`;
}

/** The state in a few words; null where nothing is known. */
export function stateWords(hours, now) {
  const state = stateAt(hours, now);
  if (state.open === null) return null;
  const [, , , , opened, closed] = hours;
  if (closed && now.day >= closed) return "문을 닫은 가게입니다";
  if (now.day < opened) return "아직 문을 열기 전입니다";
  if (state.open) return openWords(state.closes - now.minute, state.closes);
  if (!state.next) return "지금 닫힘";
  const { days, day, minute } = state.next;
  const when = [`오늘 ${hourWords(minute)}`, `내일\u2060(${WEEKDAYS[weekdayOf(day)]}) ${hourWords(minute)}`][days]
    ?? `${WEEKDAYS[weekdayOf(day)]}요일 ${hourWords(minute)}`;
  return `지금 닫힘 · ${when}에 엶`;
}

function openWords(left, closes) {
  if (left >= DAY) return "지금 열림";
  const until = `${closes > DAY ? "다음 날 " : ""}${hourWords(closes)}`;
  return `${left <= SOON ? "곧 닫음" : "지금 열림"} · ${until}까지`;
}
