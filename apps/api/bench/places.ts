/** Where every server has its items, and who asks for them. */
export const base = "/p/correct";
export const pageOrigin = "http://localhost:3000";
