/** What changes write: texts that differ each time. */

export const number = (dice) => dice.below(1e9);

export const numbered = (dice) => `${number(dice)}\n`;

/** A module whose value tests look at. */
export const valueText = (dice) => `VALUE = ${number(dice)}\n`;

/** Makes a file that is not there, and removes it when it is. */
export function toggle(place, file, text) {
  return place.exists(file) ? place.drop(file) : place.write(file, text);
}
