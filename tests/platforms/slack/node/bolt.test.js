// @slack/bolt over HTTP: signed requests, commands, buttons, modals, the Home tab, answers to a response_url.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import bolt from '@slack/bolt'
import { act, direct, said, seen, slack } from './acts.js'

const app = new bolt.App({
  token: slack.token,
  signingSecret: slack.signing_secret,
  clientOptions: { slackApiUrl: slack.api_url },
  logLevel: bolt.LogLevel.ERROR,
})
const plain = text => ({ type: 'plain_text', text })
const button = { type: 'button', text: plain('Undo'), action_id: 'undo', value: '7' }
const field = { type: 'input', block_id: 'amount', label: plain('Amount'), element: { type: 'plain_text_input', action_id: 'given' } }
const modal = { type: 'modal', callback_id: 'log', title: plain('Log'), submit: plain('Save'), blocks: [field] }

app.message('meditate', async ({ say }) => {
  await say({ text: '10 min', blocks: [{ type: 'actions', elements: [button] }] })
})
app.command('/goal', async ({ ack, command }) => {
  await ack({ response_type: 'ephemeral', text: `you said ${command.text}` })
})
app.action('undo', async ({ ack, respond, action }) => {
  await ack()
  await respond({ replace_original: true, text: `undone ${action.value}` })
})
app.shortcut('log', async ({ ack, shortcut, client }) => {
  await ack()
  await client.views.open({ trigger_id: shortcut.trigger_id, view: modal })
})
app.view('log', async ({ ack, view, body, client }) => {
  const { value } = view.state.values.amount.given
  if (Number.isNaN(Number(value))) return ack({ response_action: 'errors', errors: { amount: 'a number, please' } })
  await ack()
  await client.chat.postMessage({ channel: body.user.id, text: `logged ${value}` })
})
app.event('app_home_opened', async ({ event, client }) => {
  await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: [{ type: 'header', text: plain('Goals') }] } })
})

before(() => app.start({ port: slack.app_port, host: '127.0.0.1' }))
after(() => app.stop())

test('a message is answered, and its button answers at its response_url', async () => {
  await act({ act: 'say', text: 'meditate' })
  const message = await seen(said('10 min'))
  assert.equal((await act({ act: 'click', message: message.ts, what: 'Undo' })).status, 200)
  await seen(said('undone 7'))
})

test('a command is answered with its acknowledgement', async () => {
  assert.equal((await act({ act: 'run', text: '/goal list all' })).status, 200)
  const message = await seen(said('you said list all'))
  assert.equal(message.is_ephemeral, true)
})

test('a modal is opened, refused and submitted', async () => {
  await act({ act: 'shortcut', what: 'log' })
  await seen(state => state.modal)
  const refused = await act({ act: 'submit', values: { given: 'ten' } })
  assert.deepEqual(refused.errors, { amount: 'a number, please' })
  await act({ act: 'submit', values: { given: '10' } })
  await seen(said('logged 10'))
  assert.equal(await seen(state => [state.modal])[0], undefined)
})

test('the Home tab is filled when it is opened', async () => {
  await act({ act: 'home' })
  const home = await seen(state => state.home)
  assert.equal(home.blocks[0].text.text, 'Goals')
})

test('what others sign is refused', async () => {
  const answer = await fetch(`http://127.0.0.1:${slack.app_port}/slack/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-slack-signature': 'v0=00', 'x-slack-request-timestamp': String(Math.floor(Date.now() / 1000)) },
    body: '{"type":"event_callback"}',
  })
  assert.equal(answer.status, 401)
  assert.ok(await seen(direct))
})
