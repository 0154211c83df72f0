// OpenClaw gateway protocol 3 and 4. Generated; see openclaw-protocol.schema.json for the limits.

export interface AgentIdentityParams {
  agentId?: string;
  sessionKey?: string;
}

export interface AgentParams {
  message: string;
  agentId?: string;
  to?: string;
  replyTo?: string;
  sessionId?: string;
  sessionKey?: string;
  thinking?: string;
  deliver?: boolean;
  attachments?: unknown[];
  channel?: string;
  replyChannel?: string;
  accountId?: string;
  replyAccountId?: string;
  threadId?: string;
  groupId?: string;
  groupChannel?: string;
  groupSpace?: string;
  timeout?: number;
  bestEffortDeliver?: boolean;
  lane?: string;
  extraSystemPrompt?: string;
  internalEvents?: unknown[];
  inputProvenance?: Record<string, unknown>;
  idempotencyKey: string;
  label?: string;
}

export interface AgentStep {
  runId: string;
  seq: number;
  stream: string;
  ts: number;
  sessionKey?: string;
  data: Record<string, unknown>;
}

export interface AgentWaitParams {
  runId: string;
  timeoutMs?: number;
}

export interface AgentsCreateParams {
  name: string;
  workspace: string;
  emoji?: string;
  avatar?: string;
}

export interface AgentsDeleteParams {
  agentId: string;
  deleteFiles?: boolean;
}

export interface AgentsFileParams {
  agentId: string;
  name: string;
}

export interface AgentsFileSetParams {
  agentId: string;
  name: string;
  content: string;
}

export interface AgentsFilesParams {
  agentId: string;
}

export interface AgentsUpdateParams {
  agentId: string;
  name?: string;
  workspace?: string;
  model?: string;
  avatar?: string;
}

export interface Challenge {
  nonce: string;
  ts: number;
}

export interface ChannelsLogoutParams {
  channel: string;
  accountId?: string;
}

export interface ChannelsStatusParams {
  probe?: boolean;
  timeoutMs?: number;
}

export interface Chat {
  runId: string;
  sessionKey: string;
  seq: number;
  state: ChatState;
  message?: ChatMessage;
  deltaText?: string;
  replace?: boolean;
  stopReason?: string;
  errorMessage?: string;
}

export interface ChatAbortParams {
  sessionKey: string;
  runId?: string;
}

export interface ChatHistoryParams {
  sessionKey: string;
  limit?: number;
}

export interface ChatInjectParams {
  sessionKey: string;
  message: string;
  label?: string;
}

export interface ChatMessage {
  role: string;
  content: Record<string, unknown>[];
  timestamp?: number;
}

export interface ChatSendParams {
  sessionKey: string;
  message: string;
  thinking?: string;
  deliver?: boolean;
  attachments?: unknown[];
  timeoutMs?: number;
  systemInputProvenance?: Record<string, unknown>;
  systemProvenanceReceipt?: string;
  idempotencyKey: string;
}

export type ChatState = "delta" | "final" | "aborted" | "error" | "status";

export interface ConfigChangeParams {
  raw: string;
  baseHash?: string;
  sessionKey?: string;
  note?: string;
  restartDelayMs?: number;
}

export interface ConfigSchemaLookupParams {
  path: string;
}

export interface ConfigSetParams {
  raw: string;
  baseHash?: string;
}

export interface ConnectParams {
  minProtocol: number;
  maxProtocol: number;
  client: ConnectParamsClient;
  caps?: string[];
  commands?: string[];
  permissions?: Record<string, boolean>;
  pathEnv?: string;
  role?: string;
  scopes?: string[];
  device?: ConnectParamsDevice;
  auth?: ConnectParamsAuth;
  locale?: string;
  userAgent?: string;
}

export interface ConnectParamsAuth {
  token?: string;
  password?: string;
  deviceToken?: string;
  bootstrapToken?: string;
}

export interface ConnectParamsClient {
  id: ConnectParamsClientId;
  displayName?: string;
  version: string;
  platform: string;
  deviceFamily?: string;
  modelIdentifier?: string;
  mode: ConnectParamsClientMode;
  instanceId?: string;
}

export type ConnectParamsClientId = "cli" | "gateway-client" | "openclaw-probe" | "openclaw-control-ui" | "webchat" | "webchat-ui" | "openclaw-macos" | "openclaw-ios" | "openclaw-android" | "node-host" | "fingerprint" | "test";

export type ConnectParamsClientMode = "cli" | "backend" | "probe" | "ui" | "webchat" | "node" | "test";

export interface ConnectParamsDevice {
  id: string;
  publicKey: string;
  signature: string;
  signedAt: number;
  nonce: string;
}

export interface DeviceParams {
  deviceId: string;
}

export interface DeviceTokenRevokeParams {
  deviceId: string;
  role: string;
}

export interface DeviceTokenRotateParams {
  deviceId: string;
  role: string;
  scopes?: string[];
}

export type ErrorCode = "INVALID_REQUEST" | "UNAVAILABLE" | "NOT_PAIRED" | "NOT_LINKED" | "AGENT_TIMEOUT" | "FORBIDDEN";

export interface EventFrame {
  type: string;
  event: string;
  payload: unknown;
  seq?: number;
  stateVersion?: StateVersion;
}

export interface HealthParams {
  probe?: unknown;
}

export interface HealthState {
  ok: boolean;
  ts: number;
  durationMs?: number;
  channels: Record<string, unknown>;
  channelOrder: string[];
  channelLabels: Record<string, string>;
}

export interface Heartbeat {
  ts: number;
  status: string;
  reason?: string;
  durationMs?: number;
  silent?: boolean;
  indicatorType?: string;
  preview?: string;
}

export interface HelloOk {
  type: string;
  protocol: number;
  server: HelloOkServer;
  features: HelloOkFeatures;
  snapshot: HelloOkSnapshot;
  canvasHostUrl?: string;
  auth: HelloOkAuth;
  policy: HelloOkPolicy;
}

export interface HelloOkAuth {
  method: string;
  role: string;
  scopes: string[];
  deviceToken?: string;
  issuedAtMs?: number;
}

export interface HelloOkFeatures {
  methods: string[];
  events: string[];
}

export interface HelloOkPolicy {
  maxPayload: number;
  maxBufferedBytes: number;
  tickIntervalMs: number;
}

export interface HelloOkServer {
  version: string;
  connId: string;
  bootId: string;
}

export interface HelloOkSessionDefaults {
  defaultAgentId: string;
  mainKey: string;
  mainSessionKey: string;
  scope: string;
}

export interface HelloOkSnapshot {
  presence: PresenceEntry[];
  health: Record<string, unknown>;
  stateVersion: StateVersion;
  uptimeMs: number;
  configPath: string;
  stateDir: string;
  sessionDefaults: HelloOkSessionDefaults;
  authMode: string;
  appliedConfigHash?: string;
}

export interface InvokeRequest {
  id: string;
  nodeId: string;
  command: string;
  paramsJSON?: string;
  timeoutMs?: number;
  idempotencyKey?: string;
}

export interface LogsTailParams {
  cursor?: number;
  limit?: number;
  maxBytes?: number;
}

export interface NodeEventParams {
  event: string;
  payload?: unknown;
  payloadJSON?: string;
}

export interface NodeIdParams {
  nodeId: string;
}

export interface NodeInvokeParams {
  nodeId: string;
  command: string;
  params?: unknown;
  timeoutMs?: number;
  idempotencyKey: string;
}

export interface NodeInvokeResultParams {
  id: string;
  nodeId: string;
  ok: boolean;
  payload?: unknown;
  payloadJSON?: unknown;
  error?: NodeInvokeResultParamsFailure;
}

export interface NodeInvokeResultParamsFailure {
  code?: string;
  message?: string;
}

export interface NodePairDecisionParams {
  requestId: string;
}

export interface NodePairRequestParams {
  nodeId: string;
  displayName?: string;
  platform?: string;
  version?: string;
  coreVersion?: string;
  uiVersion?: string;
  deviceFamily?: string;
  modelIdentifier?: string;
  caps?: string[];
  commands?: string[];
  remoteIp?: string;
  silent?: boolean;
}

export interface NodePairVerifyParams {
  nodeId: string;
  token: string;
}

export interface NodePendingAckParams {
  ids?: string[];
}

export interface NodePendingDrainParams {
  maxItems?: number;
}

export interface NodePendingEnqueueParams {
  nodeId: string;
  type: NodePendingEnqueueParamsType;
  priority?: NodePendingEnqueueParamsPriority;
  expiresInMs?: number;
  wake?: boolean;
}

export type NodePendingEnqueueParamsPriority = "normal" | "high";

export type NodePendingEnqueueParamsType = "status.request" | "location.request";

export interface NodeRenameParams {
  nodeId: string;
  displayName: string;
}

export interface PairRequested {
  requestId: string;
  deviceId?: string;
  nodeId?: string;
  displayName?: string;
  platform?: string;
  ts: number;
}

export interface PairResolved {
  requestId: string;
  deviceId?: string;
  nodeId?: string;
  decision: string;
  ts: number;
}

export interface PairingDecisionParams {
  requestId: string;
}

export interface PluginDeployParams {
  fileName: string;
  content: string;
}

export interface PluginParams {
  id: string;
}

export interface PollParams {
  to: string;
  question: string;
  options?: string[];
  maxSelections?: number;
  durationSeconds?: number;
  durationHours?: number;
  silent?: boolean;
  isAnonymous?: boolean;
  threadId?: string;
  channel?: string;
  accountId?: string;
  idempotencyKey: string;
}

export interface PresenceEntry {
  host?: string;
  ip?: string;
  version?: string;
  platform?: string;
  deviceFamily?: string;
  modelIdentifier?: string;
  mode?: string;
  reason?: string;
  text: string;
  ts: number;
  deviceId?: string;
  roles?: string[];
  scopes?: string[];
  instanceId?: string;
  lastInputSeconds?: number;
  tags?: string[];
}

export interface PresenceList {
  presence: PresenceEntry[];
}

export interface RequestFrame {
  type: string;
  id: string;
  method: string;
  params?: unknown;
}

export interface ResponseFrame {
  type: string;
  id: string;
  ok: boolean;
  payload?: unknown;
  error?: WireError;
}

export interface SendParams {
  to: string;
  message?: string;
  mediaUrl?: string;
  mediaUrls?: string[];
  gifPlayback?: boolean;
  channel?: string;
  accountId?: string;
  agentId?: string;
  threadId?: string;
  sessionKey?: string;
  idempotencyKey: string;
}

export interface SessionUsageParams {
  key?: string;
  limit?: number;
}

export interface SessionsCompactParams {
  key: string;
  maxLines?: number;
}

export interface SessionsDeleteParams {
  key: string;
  deleteTranscript?: boolean;
  emitLifecycleHooks?: boolean;
}

export interface SessionsGetParams {
  key?: string;
  sessionKey?: string;
  limit?: number;
}

export interface SessionsListParams {
  limit?: number;
  activeMinutes?: number;
  includeGlobal?: boolean;
  includeUnknown?: boolean;
  includeDerivedTitles?: boolean;
  includeLastMessage?: boolean;
  label?: string;
  spawnedBy?: string;
  agentId?: string;
  search?: string;
}

export interface SessionsPatchParams {
  key: string;
  label?: string | null;
  thinkingLevel?: string | null;
  fastMode?: boolean | null;
  verboseLevel?: string | null;
  reasoningLevel?: string | null;
  responseUsage?: SessionsPatchParamsResponseUsage | null;
  elevatedLevel?: string | null;
  execHost?: string | null;
  execSecurity?: string | null;
  execAsk?: string | null;
  execNode?: string | null;
  model?: string | null;
  spawnedBy?: string | null;
  spawnDepth?: number | null;
  subagentRole?: SessionsPatchParamsSubagentRole | null;
  subagentControlScope?: SessionsPatchParamsSubagentControlScope | null;
  sendPolicy?: SessionsPatchParamsSendPolicy | null;
  groupActivation?: SessionsPatchParamsGroupActivation | null;
}

export type SessionsPatchParamsGroupActivation = "mention" | "always";

export type SessionsPatchParamsResponseUsage = "off" | "tokens" | "full" | "on";

export type SessionsPatchParamsSendPolicy = "allow" | "deny";

export type SessionsPatchParamsSubagentControlScope = "children" | "none";

export type SessionsPatchParamsSubagentRole = "orchestrator" | "leaf";

export interface SessionsPreviewParams {
  keys?: string[];
  limit?: number;
  maxChars?: number;
}

export interface SessionsResetParams {
  key: string;
  reason?: SessionsResetParamsReason;
}

export type SessionsResetParamsReason = "new" | "reset";

export interface SessionsResolveParams {
  key?: string;
  sessionId?: string;
  label?: string;
  agentId?: string;
  spawnedBy?: string;
  includeGlobal?: boolean;
  includeUnknown?: boolean;
}

export interface SessionsUsageParams {
  key?: string;
  startDate?: string;
  endDate?: string;
  mode?: SessionsUsageParamsMode;
  utcOffset?: string;
  limit?: number;
  includeContextWeight?: boolean;
}

export type SessionsUsageParamsMode = "utc" | "gateway" | "specific";

export interface SetHeartbeatsParams {
  enabled?: unknown;
}

export interface Shutdown {
  reason: string;
  restartExpectedMs?: number;
}

export interface StateVersion {
  presence: number;
  health: number;
}

export interface SystemEventParams {
  text?: unknown;
  deviceId?: string;
  instanceId?: string;
  host?: string;
  ip?: string;
  mode?: string;
  version?: string;
  platform?: string;
  deviceFamily?: string;
  modelIdentifier?: string;
  lastInputSeconds?: number;
  reason?: string;
  roles?: string[];
  scopes?: string[];
  tags?: string[];
}

export interface Tick {
  ts: number;
}

export interface ToolsCatalogParams {
  agentId?: string;
  includePlugins?: boolean;
}

export interface UsageCostParams {
  days?: number;
  startDate?: string;
  endDate?: string;
  mode?: string;
  utcOffset?: string;
}

export interface WakeParams {
  mode: WakeParamsMode;
  text: string;
}

export type WakeParamsMode = "now" | "next-heartbeat";

export interface WireError {
  code: ErrorCode;
  message: string;
  details?: Record<string, unknown>;
  retryable?: boolean;
  retryAfterMs?: number;
}

export interface MethodParams {
  "agent": AgentParams;
  "agent.identity.get": AgentIdentityParams;
  "agent.wait": AgentWaitParams;
  "agents.create": AgentsCreateParams;
  "agents.delete": AgentsDeleteParams;
  "agents.files.get": AgentsFileParams;
  "agents.files.list": AgentsFilesParams;
  "agents.files.set": AgentsFileSetParams;
  "agents.update": AgentsUpdateParams;
  "channels.logout": ChannelsLogoutParams;
  "channels.status": ChannelsStatusParams;
  "chat.abort": ChatAbortParams;
  "chat.history": ChatHistoryParams;
  "chat.inject": ChatInjectParams;
  "chat.send": ChatSendParams;
  "config.apply": ConfigChangeParams;
  "config.patch": ConfigChangeParams;
  "config.schema.lookup": ConfigSchemaLookupParams;
  "config.set": ConfigSetParams;
  "connect": ConnectParams;
  "device.pair.approve": PairingDecisionParams;
  "device.pair.reject": PairingDecisionParams;
  "device.pair.remove": DeviceParams;
  "device.token.revoke": DeviceTokenRevokeParams;
  "device.token.rotate": DeviceTokenRotateParams;
  "health": HealthParams;
  "logs.tail": LogsTailParams;
  "node.describe": NodeIdParams;
  "node.event": NodeEventParams;
  "node.invoke": NodeInvokeParams;
  "node.invoke.result": NodeInvokeResultParams;
  "node.pair.approve": NodePairDecisionParams;
  "node.pair.reject": NodePairDecisionParams;
  "node.pair.request": NodePairRequestParams;
  "node.pair.verify": NodePairVerifyParams;
  "node.pending.ack": NodePendingAckParams;
  "node.pending.drain": NodePendingDrainParams;
  "node.pending.enqueue": NodePendingEnqueueParams;
  "node.rename": NodeRenameParams;
  "plugins.disable": PluginParams;
  "plugins.enable": PluginParams;
  "plugins.install": PluginDeployParams;
  "plugins.rollback": PluginParams;
  "plugins.uninstall": PluginParams;
  "plugins.update": PluginDeployParams;
  "poll": PollParams;
  "send": SendParams;
  "sessions.compact": SessionsCompactParams;
  "sessions.delete": SessionsDeleteParams;
  "sessions.get": SessionsGetParams;
  "sessions.list": SessionsListParams;
  "sessions.patch": SessionsPatchParams;
  "sessions.preview": SessionsPreviewParams;
  "sessions.reset": SessionsResetParams;
  "sessions.resolve": SessionsResolveParams;
  "sessions.usage": SessionsUsageParams;
  "sessions.usage.logs": SessionUsageParams;
  "sessions.usage.timeseries": SessionUsageParams;
  "set-heartbeats": SetHeartbeatsParams;
  "system-event": SystemEventParams;
  "tools.catalog": ToolsCatalogParams;
  "usage.cost": UsageCostParams;
  "wake": WakeParams;
}

export interface EventPayloads {
  "agent": AgentStep;
  "chat": Chat;
  "connect.challenge": Challenge;
  "device.pair.requested": PairRequested;
  "device.pair.resolved": PairResolved;
  "health": HealthState;
  "heartbeat": Heartbeat;
  "node.invoke.request": InvokeRequest;
  "node.pair.requested": PairRequested;
  "node.pair.resolved": PairResolved;
  "presence": PresenceList;
  "shutdown": Shutdown;
  "tick": Tick;
}
