/** Stands for the cookies of a visitor: some servers answer otherwise as soon as there is one. */
export const harmlessCookie = "cors-doctor=1";
