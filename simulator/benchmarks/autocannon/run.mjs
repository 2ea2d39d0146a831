// Sends the recorded requests with autocannon at the rate of the plan, over 64 connections; prints what it took in the
// measured window. Arguments: those of CostPlan. AUTOCANNON names the folder that autocannon was installed into.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const [, , perSecond, seconds, warmUp, agent, recording] = process.argv
const autocannon = createRequire(join(process.env.AUTOCANNON, 'x.js'))('autocannon')

function messages (file) {
  const data = readFileSync(file)
  const all = []
  let at = 4
  for (let contact = data.readInt32BE(0); contact > 0; contact--) {
    let turns = data.readInt32BE(at)
    at += 4
    for (; turns > 0; turns--) {
      const keyLength = data.readUInt16BE(at)
      const key = data.toString('utf8', at + 2, at + 2 + keyLength)
      at += 2 + keyLength
      const length = data.readInt32BE(at + 4) // after the pause, which it cannot keep
      all.push({ key, body: data.subarray(at + 8, at + 8 + length) })
      at += 8 + length
    }
  }
  return all
}

const all = messages(recording)
let sent = 0
let first = 0
const reading = () => ({ sent, cpu: process.cpuUsage(), at: process.hrtime.bigint() })
let from

function next (request) {
  if (sent === 0) {
    first = Math.round(performance.now())
    setTimeout(() => { from = reading() }, warmUp * 1000)
    setTimeout(report, (seconds - 1) * 1000)
  }
  const message = all[sent++ % all.length]
  request.headers = {
    accept: 'application/json',
    'content-type': 'application/json',
    'user-agent': 'clamor/benchmark',
    'x-clamor-run': 'benchmark',
    'idempotency-key': message.key
  }
  request.body = message.body
  return request
}

function report () {
  const to = reading()
  const micros = to.cpu.user + to.cpu.system - from.cpu.user - from.cpu.system
  console.log(`clamor-cpu-window ${to.sent - from.sent} ${micros * 1000} 0 0 0 ${to.at - from.at} ${first} ` +
    process.resourceUsage().maxRSS)
}

const result = await autocannon({
  url: agent,
  connections: 64,
  overallRate: Math.round(all.length / seconds),
  duration: Number(seconds),
  requests: [{ method: 'POST', setupRequest: next }]
})
if (result.errors > 0 || result.non2xx > 0) {
  console.error(`autocannon: expected no errors. Found: ${result.errors} errors, ${result.non2xx} other statuses`)
  process.exit(1)
}
