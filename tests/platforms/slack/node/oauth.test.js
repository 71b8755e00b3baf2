// @slack/oauth: from the address to the page, the code, and an installation that is kept.
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { after, before, test } from 'node:test'
import { InstallProvider, LogLevel } from '@slack/oauth'
import { IncomingWebhook } from '@slack/webhook'
import { WebClient } from '@slack/web-api'
import { seen, slack } from './acts.js'

const installer = new InstallProvider({
  clientId: slack.client_id,
  clientSecret: slack.client_secret,
  stateSecret: 'a secret of this test',
  authorizationUrl: `${slack.url}/oauth/v2/authorize`,
  clientOptions: { slackApiUrl: slack.api_url },
  legacyStateVerification: true,
  logLevel: LogLevel.ERROR,
})
const server = createServer((request, response) => installer.handleCallback(request, response))

before(() => new Promise(done => server.listen(slack.redirect_port, '127.0.0.1', done)))
after(() => server.close())

test('somebody allows the app, and it speaks with the token it got', async () => {
  const redirectUri = `http://127.0.0.1:${slack.redirect_port}/slack/oauth_redirect`
  const address = new URL(await installer.generateInstallUrl({ scopes: ['chat:write', 'users:read'], redirectUri }))
  assert.match(await (await fetch(address)).text(), /Allow goalpost/)
  const me = await seen(state => state.me)
  const form = new URLSearchParams({ ...Object.fromEntries(address.searchParams), installer: me, answer: 'allow' })
  const answer = await fetch(address.origin + address.pathname, { method: 'POST', body: form })
  assert.equal(answer.status, 200)
  const { bot, team } = await installer.installationStore.fetchInstallation({ teamId: slack.team_id, isEnterpriseInstall: false })
  assert.equal(team.id, slack.team_id)
  assert.deepEqual(bot.scopes.sort(), ['chat:write', 'users:read'])
  assert.equal((await new WebClient(bot.token, { slackApiUrl: slack.api_url }).auth.test()).team_id, slack.team_id)
})

test('an address to answer to takes what a webhook posts', async () => {
  assert.equal((await new IncomingWebhook(slack.response_url).send({ text: 'from a webhook' })).text, 'ok')
})
