/** Column that the coverage model adds to incidents: true if a decision on the incident is on record, else unknown. */
export const incidentDecided = "decided";
