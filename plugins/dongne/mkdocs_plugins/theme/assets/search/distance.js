/** How far one word is from another, stroke by stroke; what sounds alike is near. */

const ALIKE = "ㅐㅔ ㅖㅔ ㅒㅖ ㅐㅖ ㄱㄲ ㄱㅋ ㄲㅋ ㄷㄸ ㄷㅌ ㄸㅌ ㅂㅃ ㅂㅍ ㅃㅍ ㅅㅆ ㅈㅉ ㅈㅊ ㅉㅊ".split(" ");
const NEAR = new Map(ALIKE.flatMap(([a, b]) => [[a + b, 0.5], [b + a, 0.5]]));
export const FAR = 99;

/** Give the distance of two rows of strokes, or FAR if it is more than `most`. */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return FAR;
  let above = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const [a, b] = [one[row - 1], other[column - 1]];
      const exchange = a === b ? 0 : (NEAR.get(a + b) ?? 1);
      line.push(Math.min(line[column - 1] + 1, above[column] + 1, above[column - 1] + exchange));
    }
    if (Math.min(...line) > most) return FAR;
    above = line;
  }
  return above[other.length] > most ? FAR : above[other.length];
}
