// @slack/socket-mode: greeting, envelopes, acknowledgements with an answer, connecting anew when asked to.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { after, before, test } from 'node:test'
import { LogLevel, SocketModeClient } from '@slack/socket-mode'
import { act, said, seen, slack } from './acts.js'

const url = slack.sockets_url
const client = new SocketModeClient({ appToken: slack.app_token, logLevel: LogLevel.ERROR, clientOptions: { slackApiUrl: `${url}/api/` } })

before(() => client.start())
after(() => client.disconnect())

test('an event comes once it is said', async () => {
  const heard = once(client, 'message')
  await act({ act: 'say', text: 'run 5k' }, url)
  const [{ ack, event }] = await heard
  await ack()
  assert.equal(event.text, 'run 5k')
})

test('a command is answered in the acknowledgement', async () => {
  client.once('slash_commands', ({ ack, body }) => ack({ text: `you said ${body.text}` }))
  assert.equal((await act({ act: 'run', text: '/goal list' }, url)).status, 200)
  await seen(said('you said list'), url)
})

test('a connection that is asked to end is opened anew', async () => {
  const again = once(client, 'connected')
  await act({ act: 'disconnect' }, url)
  await again
  const heard = once(client, 'message')
  await act({ act: 'say', text: 'still there?' }, url)
  const [{ ack, event }] = await heard
  await ack()
  assert.equal(event.text, 'still there?')
})
