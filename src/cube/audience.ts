/** Who may see it: the district's analysts (exact counts), its staff, everybody. */
export type Audience = "internal" | "staff" | "public";
