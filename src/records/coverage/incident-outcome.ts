/** Columns that the coverage model adds to incidents and decisions: true if a decision on the incident, about any of its students, is on record, else unknown. */
export const incidentDecided = "decided";
/** Same, if one of its students was suspended or expelled. */
export const incidentRemoval = "removal";
