// What the comments say to a reader: every answer of the server, in words.

const LATER = "지금은 보내지 못했습니다. 쓰신 글은 그대로 있으니 잠시 뒤에 다시 눌러 주세요";
const CALL = "여기서는 받지 못했습니다. 쓰신 글은 그대로 있습니다";

/** Gives what to say beside the button: whether it is good news, bad, or a wrong text; and the words. */
export function verdict(status, reason, phone) {
  if (status === 201) return said("good", "고맙습니다. 의견이 실렸습니다.");
  if (status === 202) return said("good", "고맙습니다. 편집위원회가 읽어 본 뒤에 실립니다.");
  if (status === 400 && reason.includes("too short")) return tooShort();
  if (status === 413 || (status === 400 && reason.includes("too long")))
    return said("wrong", "글이 너무 깁니다. 줄이거나 나누어 보내 주세요.");
  // Of the server's refusals these pass by themselves: too many at once, from one network, on one article.
  if (status === 403 && /limit|direct responses|time frame/.test(reason)) return said("bad", `${LATER}.`);
  if (!status || status === 408 || status === 429 || status >= 500)
    return said("bad", `${LATER}${phone ? `. 급하시면 전화(${phone})도 받습니다` : ""}.`);
  return said("bad", `${CALL}. ${phone ? `전화(${phone})로 말씀해 주세요.` : "편집실에 알려 주세요."}`);
}

export function tooShort() {
  return said("wrong", "세 글자 이상 적어 주세요.");
}

function said(kind, words) {
  return { kind, words };
}

export const sending = "보내고 있습니다…";
export const loading = "의견을 불러오고 있습니다…";
export const none = "아직 의견이 없습니다. 첫 의견을 남겨 주세요.";
export const unread = "의견을 불러오지 못했습니다.";
export const nameless = "이웃";
export const gone = "지워진 의견입니다.";
export const reply = "답글";
export const count = (number) => `의견 ${number}개`;
export const replyTo = (name) => `${name} 님께 답글 쓰기`;
export const replying = (name) => `${name} 님의 의견에 답글을 씁니다.`;
