/** Report audiences: the district's analysts (exact counts), its staff, the public. */
export type Audience = "internal" | "staff" | "public";
