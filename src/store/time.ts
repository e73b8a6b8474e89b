/** A time as text that sorts by time, in UTC. */
export const timeText = (time: Date): string => time.toISOString();
