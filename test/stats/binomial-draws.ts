/** Draws counts of hits among n with chance p, from the cumulative distribution. */
export function binomialDraws(n: number, p: number, random: () => number): () => number {
  const cumulative = new Float64Array(n + 1);
  let log = n * Math.log1p(-p);
  let total = 0;
  for (let k = 0; k <= n; k++) {
    total += Math.exp(log);
    cumulative[k] = total;
    log += Math.log((n - k) / (k + 1)) + Math.log(p) - Math.log1p(-p);
  }
  return () => {
    const wanted = random() * total;
    let [low, high] = [0, n];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cumulative[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
