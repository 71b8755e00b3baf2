// What the tests share: where the local Slack is, and people on it who act.
export const slack = JSON.parse(process.env.LOCAL_SLACK)

export async function act(what, url = slack.url) {
  const answer = await fetch(`${url}/acts`, { method: 'POST', body: JSON.stringify({ who: 'ada', ...what }) })
  const body = await answer.json()
  if (body.problem) throw new Error(body.problem)
  return body
}

export async function seen(look, url = slack.url) {
  let stamp = ''
  const end = Date.now() + 10_000
  while (Date.now() < end) {
    const state = await (await fetch(`${url}/state?who=ada&seen=${stamp}`)).json()
    const found = look(state)
    if (found) return found
    stamp = state.seen
  }
  throw new Error('what was waited for did not come')
}

export const direct = state => state.channels.find(each => each.type === 'im')
export const said = text => state => direct(state).messages.find(each => each.text === text)
