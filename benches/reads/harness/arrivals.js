// k6: requests of a file at a constant rate, whatever the answers take. Latency is what a person would wait.
import http from 'k6/http';
import { SharedArray } from 'k6/data';

const requests = new SharedArray('requests', () =>
  open(__ENV.REQUESTS).replace(/\n$/, '').split('\n').map((line) => line.split('\t')));

export const options = {
  scenarios: {
    arrivals: {
      executor: 'constant-arrival-rate',
      rate: Number(__ENV.RATE),
      timeUnit: '1s',
      duration: `${__ENV.SECONDS}s`,
      preAllocatedVUs: 100,
      maxVUs: 400,
    },
  },
  summaryTrendStats: ['med', 'p(95)'],
  thresholds: {},
};

export default function () {
  const [token, body] = requests[Math.floor(Math.random() * requests.length)];
  const headers = { 'Content-Type': 'application/json' };
  if (token) headers.Authorization = `Bearer ${token}`;
  http.post(__ENV.URL, body, { headers });
}

export function handleSummary(data) {
  const metrics = data.metrics;
  const dropped = metrics.dropped_iterations ? metrics.dropped_iterations.values.count : 0;
  const result = {
    p50: metrics.http_req_duration.values.med,
    p95: metrics.http_req_duration.values['p(95)'],
    rate: metrics.http_reqs.values.rate,
    dropped,
    bad: Math.round(metrics.http_req_failed.values.rate * metrics.http_reqs.values.count),
  };
  return { stdout: `RESULT ${JSON.stringify(result)}\n` };
}
