// @slack/web-api: calls, pages, files, refusals, waiting when it is told to.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { WebClient } from '@slack/web-api'
import { act, direct, seen, slack } from './acts.js'

const client = new WebClient(slack.token, { slackApiUrl: slack.api_url })

test('a message is posted, changed and deleted', async () => {
  const { channel } = await act({ act: 'say', text: 'hello' })
  const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: '*Run* +5 km' } }]
  const posted = await client.chat.postMessage({ channel, text: 'Run +5 km', blocks })
  assert.equal(posted.message.blocks[0].text.text, '*Run* +5 km')
  await client.chat.update({ channel, ts: posted.ts, text: 'Gone' })
  await client.reactions.add({ channel, timestamp: posted.ts, name: 'wave' })
  assert.match((await client.chat.getPermalink({ channel, message_ts: posted.ts })).permalink, /archives/)
  await client.chat.delete({ channel, ts: posted.ts })
  await assert.rejects(client.chat.delete({ channel, ts: posted.ts }), { data: { ok: false, error: 'message_not_found', response_metadata: {} } })
})

test('lists come page by page', async () => {
  for (const text of ['alpha', 'beta', 'gamma']) await act({ act: 'make channel', text })
  const names = []
  for await (const page of client.paginate('conversations.list', { limit: 2 })) names.push(...page.channels.map(each => each.name))
  assert.ok(['alpha', 'beta', 'gamma'].every(each => names.includes(each)))
  const { members } = await client.users.list({})
  assert.ok(members.some(each => each.name === 'ada' && each.tz === 'Europe/London'))
})

test('a file is uploaded into a conversation', async () => {
  const channel = await seen(state => direct(state)?.id)
  const done = await client.filesUploadV2({ channel_id: channel, file: Buffer.from('a,b\n'), filename: 'goals.csv', initial_comment: 'Yours' })
  const id = done.files[0].files[0].id
  assert.equal((await client.files.info({ file: id })).file.size, 4)
})

test('being asked too often is waited for', async () => {
  const begin = Date.now()
  assert.equal((await client.team.info()).team.domain, 'acme')
  assert.ok(Date.now() - begin >= 1000, 'the first call is answered with 429 and a second to wait')
})

test('what is wrong with blocks is told', async () => {
  const channel = await seen(state => direct(state)?.id)
  const blocks = [{ type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } }]
  await assert.rejects(client.chat.postMessage({ channel, text: 'x', blocks }), error => {
    assert.equal(error.data.error, 'invalid_blocks')
    assert.match(error.data.response_metadata.messages[0], /less than 151 characters/)
    return true
  })
})
