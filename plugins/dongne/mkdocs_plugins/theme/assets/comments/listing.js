// The list of comments, as nodes.

import { plain, safe } from "./markup.js";
import * as words from "./words.js";

const SHOWN = 1;
const NAME_LIMIT = 60;

/** Gives the entries of a thread, and how many people have spoken. */
export function entries(replies, zone, onReply) {
  const when = new Intl.DateTimeFormat("ko-KR", { dateStyle: "long", timeStyle: "short", timeZone: zone });
  let count = 0;
  const entry = (comment, top) => {
    const item = document.createElement("li");
    item.id = `isso-${Number(comment.id)}`;
    if (comment.mode === SHOWN) {
      count += 1;
      item.append(...spoken(comment, when, top && onReply));
    } else item.append(paragraph("dn-comment__gone", words.gone));
    if (comment.replies?.length) {
      const inner = document.createElement("ol");
      inner.append(...comment.replies.map((each) => entry(each, false)));
      item.append(inner);
    }
    return item;
  };
  const items = replies.map((each) => entry(each, true));
  return { items, count };
}

function spoken(comment, when, onReply) {
  const name = [...plain(comment.author).trim()].slice(0, NAME_LIMIT).join("") || words.nameless;
  const by = paragraph("dn-comment__by", "");
  // Isolated, so that a name written from right to left turns nothing else around.
  const who = document.createElement("bdi");
  who.textContent = name;
  by.append(who, ...moment(comment.created, when));
  const text = document.createElement("div");
  text.className = "dn-comment__text";
  text.dir = "auto";
  text.append(safe(comment.text));
  return onReply ? [by, text, replyButton(comment, name, onReply)] : [by, text];
}

function moment(created, when) {
  const date = new Date(Number(created) * 1000);
  if (Number.isNaN(date.getTime())) return [];
  const time = document.createElement("time");
  time.dateTime = date.toISOString();
  time.textContent = when.format(date);
  return [" ", time];
}

function replyButton(comment, name, onReply) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "dn-comment__reply";
  button.textContent = words.reply;
  button.setAttribute("aria-label", words.replyTo(name));
  button.addEventListener("click", () => onReply(comment.id, name, button));
  return button;
}

function paragraph(name, text) {
  const made = document.createElement("p");
  made.className = name;
  made.textContent = text;
  return made;
}
