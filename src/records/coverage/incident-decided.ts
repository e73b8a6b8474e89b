/** A column that the coverage model adds to incidents: true where some decision on the incident is on record, unknown where none is. */
export const incidentDecided = "decided";
