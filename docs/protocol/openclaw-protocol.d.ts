// OpenClaw gateway protocol 3 and 4. Generated; see openclaw-protocol.schema.json for the limits.

export interface AgentFile {
  name: string;
  path: string;
  missing: boolean;
  size?: number;
  updatedAtMs?: number;
  content?: string;
}

export interface AgentIdentityParams {
  agentId?: string;
  sessionKey?: string;
}

export interface AgentIdentityResult {
  agentId: string;
  name: string;
  avatar: string;
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

export type AgentResult = AgentResultAccepted | AgentResultCompleted;

export interface AgentResultAccepted {
  runId: string;
  status: AgentResultAcceptedStatus;
  acceptedAt: number;
  sessionKey?: string;
  agentId?: string;
}

export type AgentResultAcceptedStatus = "accepted";

export interface AgentResultAgentMeta {
  sessionId: string;
  provider: string;
  model: string;
  usage?: AgentResultTokens;
  lastCallUsage: AgentResultTokens;
  promptTokens?: number;
}

export interface AgentResultCompleted {
  runId: string;
  status: AgentResultCompletedStatus;
  summary: string;
  result: AgentResultOutcome;
}

export type AgentResultCompletedStatus = "ok";

export interface AgentResultMeta {
  durationMs: number;
  agentMeta: AgentResultAgentMeta;
  aborted: boolean;
  stopReason: string;
}

export interface AgentResultOutcome {
  payloads: AgentResultPayload[];
  meta: AgentResultMeta;
}

export interface AgentResultPayload {
  text: string;
  mediaUrl: string | null;
}

export interface AgentResultTokens {
  input: number;
  output: number;
  cacheRead: number;
  cacheWrite: number;
  total: number;
}

export interface AgentStep {
  runId: string;
  seq: number;
  stream: AgentStepStream;
  ts: number;
  sessionKey?: string;
  data: AgentStepData;
}

export type AgentStepData = AgentStepDataLifecycle | AgentStepDataAssistant | AgentStepDataTool;

export interface AgentStepDataAssistant {
  text: string;
  delta: string;
}

export interface AgentStepDataLifecycle {
  phase: AgentStepLifecyclePhase;
  startedAt?: number;
  endedAt?: number;
  aborted?: boolean;
  stopReason?: string;
  error?: string;
}

export interface AgentStepDataTool {
  phase: AgentStepToolPhase;
  name: string;
  toolCallId: string;
  args?: unknown;
  meta?: string;
  isError?: boolean;
  partialResult?: unknown;
  result?: unknown;
}

export type AgentStepLifecyclePhase = "start" | "end" | "error";

export type AgentStepStream = "lifecycle" | "assistant" | "tool";

export type AgentStepToolPhase = "start" | "update" | "result";

export interface AgentWaitParams {
  runId: string;
  timeoutMs?: number;
}

export interface AgentWaitResult {
  runId: string;
  status: AgentWaitResultStatus;
  startedAt?: number;
  endedAt?: number;
  error?: string;
}

export type AgentWaitResultStatus = "ok" | "error" | "timeout";

export interface AgentsCreateParams {
  name: string;
  workspace: string;
  emoji?: string;
  avatar?: string;
}

export interface AgentsCreateResult {
  ok: boolean;
  agentId: string;
  name: string;
  workspace: string;
}

export interface AgentsDeleteParams {
  agentId: string;
  deleteFiles?: boolean;
}

export interface AgentsDeleteResult {
  ok: boolean;
  agentId: string;
  removedBindings: number;
}

export interface AgentsFileParams {
  agentId: string;
  name: string;
}

export interface AgentsFileResult {
  agentId: string;
  workspace: string;
  file: AgentFile;
}

export interface AgentsFileSetParams {
  agentId: string;
  name: string;
  content: string;
}

export interface AgentsFileSetResult {
  ok: boolean;
  agentId: string;
  workspace: string;
  file: AgentFile;
}

export interface AgentsFilesParams {
  agentId: string;
}

export interface AgentsFilesResult {
  agentId: string;
  workspace: string;
  files: AgentFile[];
}

export interface AgentsListResult {
  defaultId: string;
  mainKey: string;
  scope: AgentsListResultScope;
  agents: AgentsListResultAgent[];
}

export interface AgentsListResultAgent {
  id: string;
  name?: string;
  identity?: AgentsListResultIdentity;
}

export interface AgentsListResultIdentity {
  name?: string;
  theme?: string;
  emoji?: string;
  avatar?: string;
  [key: string]: unknown;
}

export type AgentsListResultScope = "per-sender" | "global";

export interface AgentsUpdateParams {
  agentId: string;
  name?: string;
  workspace?: string;
  model?: string;
  avatar?: string;
}

export interface AgentsUpdateResult {
  ok: boolean;
  agentId: string;
}

export interface ApprovalRequest {
  id: string;
  request: ApprovalRequestAsked;
  createdAtMs: number;
  expiresAtMs: number;
}

export interface ApprovalRequestAsked {
  command: string;
  systemRunBinding: ApprovalRequestBinding | null;
  systemRunPlan: ApprovalRequestPlan | null;
  cwd: string | null;
  nodeId: string | null;
  host: string | null;
  security: string | null;
  ask: string | null;
  agentId: string | null;
  resolvedPath: string | null;
  sessionKey: string | null;
  turnSourceChannel: string | null;
  turnSourceTo: string | null;
  turnSourceAccountId: string | null;
  turnSourceThreadId: unknown | null;
}

export interface ApprovalRequestBinding {
  argv: string[];
  cwd: string | null;
  agentId: string | null;
  sessionKey: string | null;
  envHash: string | null;
}

export interface ApprovalRequestPlan {
  argv: string[];
  cwd: string | null;
  commandText: string;
  commandPreview: string | null;
  agentId: string | null;
  sessionKey: string | null;
}

export interface Challenge {
  nonce: string;
  ts: number;
}

export interface ChannelsLogoutParams {
  channel: string;
  accountId?: string;
}

export interface ChannelsLogoutResult {
  channel: string;
  accountId: string;
  cleared: boolean;
  loggedOut: boolean;
  envToken: boolean;
}

export interface ChannelsStatusParams {
  probe?: boolean;
  timeoutMs?: number;
}

export interface ChannelsStatusResult {
  ts: number;
  channelOrder: string[];
  channelLabels: Record<string, string>;
  channelDetailLabels: Record<string, string>;
  channelSystemImages: Record<string, string>;
  channelMeta: ChannelsStatusResultMeta[];
  channels: Record<string, ChannelsStatusResultSummary>;
  channelAccounts: Record<string, ChannelsStatusResultAccount[]>;
  channelDefaultAccountId: Record<string, string>;
}

export interface ChannelsStatusResultAccount {
  accountId: string;
  enabled: boolean;
  configured: boolean;
  tokenSource: string;
  tokenStatus: ChannelsStatusResultTokenStatus;
  running: boolean;
  lastStartAt: number | null;
  lastStopAt: number | null;
  lastError: string | null;
  mode: string;
  probe?: ChannelsStatusResultProbe;
  lastProbeAt: number | null;
  lastInboundAt: number | null;
  lastOutboundAt: number | null;
  queued: number;
  unconfirmed: number;
}

export interface ChannelsStatusResultMeta {
  id: string;
  label: string;
  detailLabel: string;
  systemImage: string;
}

export interface ChannelsStatusResultProbe {
  ok: boolean;
  status: number | null;
  error: string | null;
  elapsedMs: number;
}

export interface ChannelsStatusResultSummary {
  configured: boolean;
  running: boolean;
  lastStartAt: number | null;
  lastStopAt: number | null;
  lastError: string | null;
  mode: string;
  probe?: ChannelsStatusResultProbe;
  lastProbeAt: number | null;
  tokenSource: string;
}

export type ChannelsStatusResultTokenStatus = "available" | "missing";

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

export interface ChatAbortResult {
  ok: boolean;
  aborted: boolean;
  runIds: string[];
}

export interface ChatHistoryParams {
  sessionKey: string;
  limit?: number;
}

export interface ChatHistoryResult {
  sessionKey: string;
  sessionId?: string;
  messages: TranscriptMessage[];
  thinkingLevel: string;
  verboseLevel?: string;
}

export interface ChatInjectParams {
  sessionKey: string;
  message: string;
  label?: string;
}

export interface ChatInjectResult {
  ok: boolean;
  messageId: string;
}

export interface ChatMessage {
  role: ChatRole;
  content: ChatText[];
  timestamp: number;
  stopReason?: string;
  usage?: MessageUsage;
  api?: string;
  provider?: string;
  model?: string;
}

export type ChatRole = "assistant";

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

export type ChatSendResult = ChatSendResultRun | ChatAbortResult;

export interface ChatSendResultRun {
  runId: string;
  status: ChatSendResultStatus;
}

export type ChatSendResultStatus = "started" | "in_flight" | "ok" | "error";

export type ChatState = "delta" | "final" | "aborted" | "error" | "status";

export interface ChatText {
  type: ChatTextType;
  text: string;
}

export type ChatTextType = "text";

export type ChatType = "direct" | "group" | "channel";

export interface ConfigChangeParams {
  raw: string;
  baseHash?: string;
  sessionKey?: string;
  note?: string;
  restartDelayMs?: number;
}

export interface ConfigChangeResult {
  ok: boolean;
  path: string;
  config: Record<string, unknown>;
  restart: ConfigChangeResultRestart;
  sentinel: ConfigChangeResultSentinel;
}

export interface ConfigChangeResultNotice {
  kind: string;
  status: string;
  ts: number;
  sessionKey?: string;
  message: string | null;
  doctorHint?: string;
  stats: Record<string, unknown>;
}

export interface ConfigChangeResultRestart {
  ok: boolean;
  pid: number;
  signal: string;
  delayMs: number;
  reason: string;
  mode: string;
  coalesced: boolean;
  cooldownMsApplied: number;
  needed: boolean;
}

export interface ConfigChangeResultSentinel {
  path: string;
  payload: ConfigChangeResultNotice;
}

export interface ConfigDiffParams {
  from?: string;
  to?: string;
  text?: boolean;
}

export interface ConfigDiffResult {
  from: string;
  to: string;
  changes: ConfigDiffResultChange[];
  text?: string;
}

export interface ConfigDiffResultChange {
  path: string;
  before?: unknown;
  after?: unknown;
}

export interface ConfigEdit {
  path: string[];
  value?: unknown;
}

export interface ConfigEditParams {
  edits?: ConfigEdit[];
  raw?: string;
  baseHash?: string;
  sessionKey?: string;
  note?: string;
  restartDelayMs?: number;
}

export interface ConfigEditResult {
  ok: boolean;
  path: string;
  effects: ConfigEffect[];
  restart: ConfigEditResultRestart;
}

export interface ConfigEditResultRestart {
  needed: boolean;
  delayMs: number;
  coalesced: boolean;
}

export interface ConfigEffect {
  path: string;
  means: ConfigEffectMeans;
  what: string;
  connections: number;
}

export type ConfigEffectMeans = "in-place" | "component" | "bundle" | "listener" | "process" | "ignored";

export interface ConfigGetResult {
  path: string;
  exists: boolean;
  raw: string | null;
  parsed: Record<string, unknown>;
  resolved: Record<string, unknown>;
  valid: boolean;
  config: Record<string, unknown>;
  hash: string;
  issues: ConfigGetResultIssue[];
  warnings: ConfigGetResultIssue[];
  legacyIssues: ConfigGetResultIssue[];
}

export interface ConfigGetResultIssue {
  path: string;
  message: string;
  allowedValues?: unknown[];
  allowedValuesHiddenCount?: number;
}

export interface ConfigHistoryResult {
  path: string;
  versions: ConfigHistoryResultVersion[];
}

export interface ConfigHistoryResultVersion {
  ids: string[];
  ts: number;
  by: string;
  hash: string;
  bytes: number;
  changedPaths?: number;
}

export interface ConfigPlanParams {
  edits?: ConfigEdit[];
  raw?: string;
}

export interface ConfigPlanResult {
  path: string;
  effects: ConfigEffect[];
}

export interface ConfigRollbackParams {
  version?: string;
  force?: boolean;
}

export interface ConfigSchemaLookupParams {
  path: string;
}

export interface ConfigSchemaLookupResult {
  path: string;
  schema: Record<string, unknown>;
  hint?: Record<string, unknown>;
  hintPath?: string;
  children: ConfigSchemaLookupResultChild[];
}

export interface ConfigSchemaLookupResultChild {
  key: string;
  path: string;
  type?: unknown;
  required: boolean;
  hasChildren: boolean;
  hint?: Record<string, unknown>;
  hintPath?: string;
}

export interface ConfigSchemaResult {
  schema: Record<string, unknown>;
  uiHints: Record<string, unknown>;
  version: string;
  generatedAt: string;
}

export interface ConfigSetParams {
  raw: string;
  baseHash?: string;
}

export interface ConfigSetResult {
  ok: boolean;
  path: string;
  config: Record<string, unknown>;
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

export type Decision = "approved" | "rejected" | "expired";

export interface DeviceBootstrapIssueResult {
  bootstrapToken: string;
  expiresAtMs: number;
}

export interface DevicePairApproveResult {
  requestId: string;
  device: PairedDevice;
}

export interface DevicePairListResult {
  pending: PairingRequest[];
  paired: PairedDevice[];
}

export interface DevicePairRejectResult {
  requestId: string;
  deviceId: string;
}

export interface DevicePairRemoveResult {
  deviceId: string;
}

export interface DevicePairRequested {
  requestId: string;
  deviceId: string;
  publicKey: string;
  displayName?: string;
  platform?: string;
  deviceFamily?: string;
  clientId?: string;
  clientMode?: string;
  role?: string;
  roles: string[];
  scopes: string[];
  remoteIp?: string;
  silent: boolean;
  isRepair: boolean;
  ts: number;
  [key: string]: unknown;
}

export interface DevicePairResolved {
  requestId: string;
  deviceId: string;
  decision: Decision;
  ts: number;
}

export interface DeviceParams {
  deviceId: string;
}

export interface DeviceTokenRevokeParams {
  deviceId: string;
  role: string;
}

export interface DeviceTokenRevokeResult {
  deviceId: string;
  role: string;
  revokedAtMs: number;
}

export interface DeviceTokenRotateParams {
  deviceId: string;
  role: string;
  scopes?: string[];
}

export interface DeviceTokenRotateResult {
  deviceId: string;
  role: string;
  token: string;
  scopes: string[];
  rotatedAtMs: number;
}

export interface DoctorMemoryStatusResult {
  agentId: string;
  provider: string;
  embedding: DoctorMemoryStatusResultEmbedding;
}

export interface DoctorMemoryStatusResultEmbedding {
  ok: boolean;
  error?: string;
}

export type ErrorCode = "INVALID_REQUEST" | "UNAVAILABLE" | "NOT_PAIRED" | "NOT_LINKED" | "AGENT_TIMEOUT" | "FORBIDDEN";

export interface EventFrame {
  type: string;
  event: string;
  payload: unknown;
  seq?: number;
  stateVersion?: StateVersion;
}

export interface ExecApprovalAccepted {
  status: string;
  id: string;
  createdAtMs: number;
  expiresAtMs: number;
}

export interface ExecApprovalIdParams {
  id?: string;
}

export interface ExecApprovalPendingResult {
  pending: ApprovalRequest[];
}

export interface ExecApprovalRequestParams {
  id?: string;
  command?: string;
  commandArgv?: string[];
  systemRunPlan?: ApprovalRequestPlan;
  env?: Record<string, string>;
  cwd?: string;
  nodeId?: string;
  host?: string;
  security?: string;
  ask?: string;
  agentId?: string;
  resolvedPath?: string;
  sessionKey?: string;
  turnSourceChannel?: string;
  turnSourceTo?: string;
  turnSourceAccountId?: string;
  turnSourceThreadId?: unknown;
  timeoutMs?: number;
  twoPhase?: boolean;
}

export type ExecApprovalRequestResult = ExecApprovalAccepted | ExecApprovalResult;

export interface ExecApprovalRequested {
  id: string;
  request: ApprovalRequestAsked;
  createdAtMs: number;
  expiresAtMs: number;
}

export interface ExecApprovalResolveParams {
  id: string;
  decision: string;
}

export interface ExecApprovalResolved {
  id: string;
  decision: string;
  resolvedBy: string;
  ts: number;
  request: ApprovalRequestAsked;
}

export interface ExecApprovalResult {
  id: string;
  decision: string | null;
  createdAtMs: number;
  expiresAtMs: number;
}

export interface ExecApprovalsFile {
  version: number;
  [key: string]: unknown;
}

export interface ExecApprovalsNodeGetParams {
  nodeId: string;
}

export interface ExecApprovalsNodeSetParams {
  nodeId: string;
  file: ExecApprovalsFile;
  baseHash?: string;
}

export interface ExecApprovalsResult {
  path: string;
  exists: boolean;
  hash: string;
  file: Record<string, unknown>;
}

export interface ExecApprovalsSetParams {
  file: ExecApprovalsFile;
  baseHash?: string;
}

export interface GatewayIdentityResult {
  deviceId: string;
  publicKey: string;
}

export interface HealthParams {
  probe?: unknown;
}

export interface HealthResult {
  ok: boolean;
  ts: number;
  durationMs: number;
  channels: Record<string, HealthResultChannel>;
  channelOrder: string[];
  channelLabels: Record<string, string>;
  heartbeatSeconds: number;
  defaultAgentId: string;
  agents: HealthResultAgent[];
  sessions: HealthResultSessions;
  problems: string[];
}

export interface HealthResultAccount {
  configured: boolean;
  running: boolean;
  lastStartAt: number | null;
  lastStopAt: number | null;
  lastError: string | null;
  tokenSource: string;
  probe?: HealthResultProbe;
  lastProbeAt: number | null;
  mode: string;
  accountId: string;
}

export interface HealthResultAgent {
  agentId: string;
  isDefault: boolean;
  heartbeat: HealthResultHeartbeat;
  sessions: HealthResultSessions;
}

export interface HealthResultChannel {
  configured: boolean;
  running: boolean;
  lastStartAt: number | null;
  lastStopAt: number | null;
  lastError: string | null;
  tokenSource: string;
  probe?: HealthResultProbe;
  lastProbeAt: number | null;
  mode: string;
  accountId: string;
  accounts: Record<string, HealthResultAccount>;
}

export interface HealthResultHeartbeat {
  enabled: boolean;
  every: string;
  everyMs: number | null;
  prompt: string;
  target: string;
  ackMaxChars: number;
}

export interface HealthResultProbe {
  ok: boolean;
  error?: string;
  elapsedMs: number;
}

export interface HealthResultRecent {
  key: string;
  updatedAt: number;
  age: number;
}

export interface HealthResultSessions {
  path: string;
  count: number;
  recent: HealthResultRecent[];
}

export interface Heartbeat {
  ts: number;
  status: HeartbeatStatus;
  reason?: string;
  durationMs?: number;
  silent?: boolean;
  indicatorType?: string;
  to?: string;
  channel?: string;
  preview?: string;
}

export type HeartbeatStatus = "sent" | "ok-empty" | "ok-token" | "skipped" | "failed";

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
  capabilities?: string[];
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
  health: HealthResult;
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
  paramsJSON: string | null;
  timeoutMs?: number;
  idempotencyKey?: string;
}

export type LastHeartbeatResult = Heartbeat | null;

export interface LogsTailParams {
  cursor?: number;
  limit?: number;
  maxBytes?: number;
}

export interface LogsTailResult {
  file: string;
  cursor: number;
  size: number;
  lines: string[];
  truncated: boolean;
  reset: boolean;
}

export interface MessageActionParams {
  channel: string;
  action: string;
  params: MessageActionParamsArguments;
  accountId?: string;
  agentId?: string;
  sessionKey?: string;
  idempotencyKey: string;
  [key: string]: unknown;
}

export interface MessageActionParamsArguments {
  to?: string;
  target?: string;
  message?: string;
  media?: string;
  mediaUrl?: string;
  mediaUrls?: string[];
  threadId?: string;
  pollQuestion?: string;
  pollOption?: string[];
  [key: string]: unknown;
}

export interface MessageUsage {
  input: number;
  output: number;
  cacheRead: number;
  cacheWrite: number;
  totalTokens: number;
  cost?: MessageUsageCost;
}

export interface MessageUsageCost {
  input?: number;
  output?: number;
  cacheRead?: number;
  cacheWrite?: number;
  total: number;
}

export interface ModelsListParams {
  view?: string;
  includeDetails?: boolean;
}

export interface ModelsListResult {
  models: ModelsListResultModel[];
}

export interface ModelsListResultModel {
  id: string;
  name: string;
  provider: string;
  contextWindow: number;
  reasoning: boolean;
  input: string[];
}

export interface NoParams {
}

export interface NodeCanvasCapabilityRefreshResult {
  canvasCapability: string;
  canvasCapabilityExpiresAtMs: number;
  canvasHostUrl?: string;
}

export interface NodeDescribeResult {
  ts: number;
  nodeId: string;
  displayName?: string;
  platform?: string;
  version?: string;
  deviceFamily?: string;
  modelIdentifier?: string;
  remoteIp?: string;
  caps: string[];
  commands: string[];
  pathEnv?: string;
  permissions?: Record<string, boolean>;
  connectedAtMs?: number;
  paired: boolean;
  connected: boolean;
}

export interface NodeEntry {
  nodeId: string;
  displayName?: string;
  platform?: string;
  version?: string;
  deviceFamily?: string;
  modelIdentifier?: string;
  remoteIp?: string;
  caps: string[];
  commands: string[];
  pathEnv?: string;
  permissions?: Record<string, boolean>;
  connectedAtMs?: number;
  paired: boolean;
  connected: boolean;
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

export interface NodeInvokeResult {
  ok: boolean;
  nodeId: string;
  command: string;
  payload?: unknown;
  payloadJSON: string | null;
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

export interface NodeInvokeResultResult {
  ok: boolean;
  ignored?: boolean;
}

export interface NodeListResult {
  ts: number;
  nodes: NodeEntry[];
}

export interface NodePairApproveResult {
  requestId: string;
  node: PairedNode;
}

export interface NodePairDecisionParams {
  requestId: string;
}

export interface NodePairListResult {
  pending: NodePairRequest[];
  paired: PairedNode[];
}

export interface NodePairRejectResult {
  requestId: string;
  nodeId: string;
}

export interface NodePairRequest {
  requestId: string;
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
  isRepair: boolean;
  ts: number;
  [key: string]: unknown;
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

export interface NodePairRequestResult {
  status: NodePairRequestResultStatus;
  request: NodePairRequest;
  created: boolean;
}

export type NodePairRequestResultStatus = "pending";

export interface NodePairResolved {
  requestId: string;
  nodeId: string;
  decision: Decision;
  ts: number;
}

export interface NodePairVerifyParams {
  nodeId: string;
  token: string;
}

export interface NodePairVerifyResult {
  ok: boolean;
  node?: PairedNode;
}

export interface NodePendingAckParams {
  ids?: string[];
}

export interface NodePendingAckResult {
  nodeId: string;
  ackedIds: string[];
  remainingCount: number;
}

export interface NodePendingDrainParams {
  maxItems?: number;
}

export interface NodePendingDrainResult {
  nodeId: string;
  revision: number;
  items: PendingWork[];
  hasMore: boolean;
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

export interface NodePendingEnqueueResult {
  nodeId: string;
  revision: number;
  queued: PendingWork;
  wakeTriggered: boolean;
}

export interface NodePendingPullResult {
  nodeId: string;
  actions: NodePendingPullResultAction[];
}

export interface NodePendingPullResultAction {
  id: string;
  command: string;
  paramsJSON?: string;
  enqueuedAtMs: number;
}

export interface NodeRenameParams {
  nodeId: string;
  displayName: string;
}

export interface NodeRenameResult {
  nodeId: string;
  displayName: string;
}

export interface OkResult {
  ok: boolean;
}

export interface PairedDevice {
  deviceId: string;
  publicKey: string;
  displayName?: string;
  platform?: string;
  deviceFamily?: string;
  clientId?: string;
  clientMode?: string;
  role?: string;
  roles: string[];
  scopes: string[];
  remoteIp?: string;
  createdAtMs: number;
  approvedAtMs: number;
  tokens: PairedDeviceToken[];
}

export interface PairedDeviceToken {
  role: string;
  scopes: string[];
  createdAtMs: number;
  rotatedAtMs?: number;
  revokedAtMs?: number;
  lastUsedAtMs?: number;
}

export interface PairedNode {
  nodeId: string;
  token?: string;
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
  createdAtMs: number;
  approvedAtMs: number;
  [key: string]: unknown;
}

export interface PairingDecisionParams {
  requestId: string;
}

export interface PairingRequest {
  requestId: string;
  deviceId: string;
  publicKey: string;
  displayName?: string;
  platform?: string;
  deviceFamily?: string;
  clientId?: string;
  clientMode?: string;
  role?: string;
  roles: string[];
  scopes: string[];
  remoteIp?: string;
  silent: boolean;
  isRepair: boolean;
  ts: number;
  [key: string]: unknown;
}

export interface PendingWork {
  id: string;
  type: NodePendingEnqueueParamsType;
  priority: PendingWorkPriority;
  createdAtMs: number;
  expiresAtMs: number | null;
}

export type PendingWorkPriority = "high" | "normal" | "default";

export interface PluginDeployParams {
  fileName: string;
  content: string;
}

export interface PluginEntry {
  id: string;
  name: string;
  version: string;
  state: PluginEntryState;
  builtIn: boolean;
  previousVersion?: string;
  problem?: string;
  provides: string[];
}

export type PluginEntryState = "active" | "disabled" | "failed";

export interface PluginParams {
  id: string;
}

export interface PluginResult {
  ok: boolean;
  plugin: PluginEntry;
}

export interface PluginsListResult {
  plugins: PluginEntry[];
}

export interface PluginsUninstallResult {
  ok: boolean;
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

export interface SandboxExplainParams {
  agentId?: string;
  sessionKey?: string;
}

export interface SandboxExplainResult {
  agentId: string;
  sessionKey: string;
  sandboxed: boolean;
  mode: string;
  scope: string;
  workspaceAccess: string;
  folder: string;
  writable: boolean;
  backend?: SandboxExplainResultBackend;
  tools: SandboxExplainResultTool[];
  elevated: SandboxExplainResultElevated;
}

export interface SandboxExplainResultBackend {
  name: string;
  works: boolean;
  words: string;
  container: string;
  image: string;
  workdir: string;
  mounts: SandboxExplainResultMount[];
  limits: Record<string, string>;
  unlimited: string[];
}

export interface SandboxExplainResultElevated {
  enabled: boolean;
  level: string;
  allowFrom: Record<string, unknown>;
}

export interface SandboxExplainResultMount {
  source: string;
  target: string;
  writable: boolean;
}

export interface SandboxExplainResultTool {
  id: string;
  group: string;
  allowed: boolean;
  reason: string;
}

export interface SandboxListResult {
  sandboxes: SandboxListResultBox[];
}

export interface SandboxListResultBox {
  name: string;
  backend: string;
  scope: string;
  agentId: string;
  image: string;
  running: boolean;
  createdAtMs: number;
  lastUsedAtMs: number;
}

export interface SandboxRecreateParams {
  all?: boolean;
  session?: string;
  agent?: string;
  name?: string;
  force?: boolean;
}

export interface SandboxRecreateResult {
  removed: string[];
  inUse: string[];
}

export interface SecretsReloadResult {
  ok: boolean;
  warningCount: number;
}

export interface SecretsResolveParams {
  commandName?: unknown;
  targetIds?: unknown;
}

export interface SecretsResolveResult {
  ok: boolean;
  assignments: SecretsResolveResultAssignment[];
  diagnostics: string[];
  inactiveRefPaths: string[];
}

export interface SecretsResolveResultAssignment {
  path: string;
  pathSegments: string[];
  value: string;
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

export interface SendResult {
  runId: string;
  messageId: string;
  channel: string;
  accountId: string;
  to: string;
}

export interface SessionFields {
  sessionId: string;
  updatedAt: number;
  sessionFile?: string;
  chatType?: ChatType;
  systemSent?: boolean;
  abortedLastRun?: boolean;
  modelProvider?: string;
  model?: string;
  contextTokens?: number;
  inputTokens?: number;
  outputTokens?: number;
  cacheRead?: number;
  cacheWrite?: number;
  totalTokens?: number;
  totalTokensFresh?: boolean;
  origin?: SessionFieldsOrigin;
  deliveryContext?: SessionFieldsDelivery;
  lastChannel?: string;
  label?: string;
  displayName?: string;
  channel?: string;
  subject?: string;
  groupChannel?: string;
  space?: string;
  spawnedBy?: string;
  spawnDepth?: number;
  subagentRole?: SessionsPatchParamsSubagentRole;
  subagentControlScope?: SessionsPatchParamsSubagentControlScope;
  thinkingLevel?: string;
  fastMode?: boolean;
  verboseLevel?: string;
  reasoningLevel?: string;
  elevatedLevel?: string;
  sendPolicy?: SessionsPatchParamsSendPolicy;
  responseUsage?: SessionsPatchParamsResponseUsage;
  groupActivation?: SessionsPatchParamsGroupActivation;
  execHost?: string;
  execSecurity?: string;
  execAsk?: string;
  execNode?: string;
  providerOverride?: string;
  modelOverride?: string;
  lastTo?: string;
  lastAccountId?: string;
  [key: string]: unknown;
}

export interface SessionFieldsDelivery {
  channel?: string;
  to?: string;
  accountId?: string;
  [key: string]: unknown;
}

export interface SessionFieldsOrigin {
  provider?: string;
  surface?: string;
  chatType?: ChatType;
  [key: string]: unknown;
}

export interface SessionUsageParams {
  key?: string;
  limit?: number;
}

export interface SessionsCleanupParams {
  agentId?: string;
  dryRun?: boolean;
  enforce?: boolean;
}

export interface SessionsCleanupResult {
  ok: boolean;
  dryRun: boolean;
  agents: SessionsCleanupResultAgent[];
}

export interface SessionsCleanupResultAgent {
  agentId: string;
  mode: string;
  kept: number;
  due: number;
  single: number;
  age: number;
  count: number;
  disk: number;
  archives: number;
  bytes: number;
}

export interface SessionsCompactParams {
  key: string;
  maxLines?: number;
}

export interface SessionsCompactResult {
  ok: boolean;
  key: string;
  compacted: boolean;
  reason?: string;
  archived?: string;
  kept?: number;
}

export interface SessionsDeleteParams {
  key: string;
  deleteTranscript?: boolean;
  emitLifecycleHooks?: boolean;
}

export interface SessionsDeleteResult {
  ok: boolean;
  key: string;
  deleted: boolean;
  archived: string[];
}

export interface SessionsGetParams {
  key?: string;
  sessionKey?: string;
  limit?: number;
}

export interface SessionsGetResult {
  messages: TranscriptMessage[];
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

export interface SessionsListResult {
  ts: number;
  path: string;
  count: number;
  defaults: SessionsListResultDefaults;
  sessions: SessionsListResultSession[];
}

export interface SessionsListResultDefaults {
  modelProvider: string;
  model: string;
  contextTokens: number;
}

export type SessionsListResultKind = "direct" | "group" | "global" | "unknown";

export interface SessionsListResultSession {
  key: string;
  kind: SessionsListResultKind;
  chatType: ChatType;
  origin: SessionFieldsOrigin;
  updatedAt: number;
  sessionId: string;
  systemSent: boolean;
  abortedLastRun: boolean;
  inputTokens: number;
  outputTokens: number;
  totalTokens: number;
  totalTokensFresh: boolean;
  modelProvider: string;
  model: string;
  contextTokens: number;
  deliveryContext: SessionFieldsDelivery;
  lastChannel: string;
  label?: string;
  displayName?: string;
  channel?: string;
  subject?: string;
  groupChannel?: string;
  space?: string;
  spawnedBy?: string;
  spawnDepth?: number;
  subagentRole?: SessionsPatchParamsSubagentRole;
  subagentControlScope?: SessionsPatchParamsSubagentControlScope;
  thinkingLevel?: string;
  fastMode?: boolean;
  verboseLevel?: string;
  reasoningLevel?: string;
  elevatedLevel?: string;
  sendPolicy?: SessionsPatchParamsSendPolicy;
  responseUsage?: SessionsPatchParamsResponseUsage;
  groupActivation?: SessionsPatchParamsGroupActivation;
  execHost?: string;
  execSecurity?: string;
  execAsk?: string;
  execNode?: string;
  providerOverride?: string;
  modelOverride?: string;
  lastTo?: string;
  lastAccountId?: string;
  derivedTitle?: string;
  lastMessagePreview?: string;
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

export interface SessionsPatchResult {
  ok: boolean;
  path: string;
  key: string;
  entry: SessionFields;
  resolved: SessionsPatchResultResolved;
}

export interface SessionsPatchResultResolved {
  modelProvider: string;
  model: string;
}

export interface SessionsPreviewParams {
  keys?: string[];
  limit?: number;
  maxChars?: number;
}

export interface SessionsPreviewResult {
  ts: number;
  previews: SessionsPreviewResultPreview[];
}

export interface SessionsPreviewResultItem {
  role: string;
  text: string;
}

export interface SessionsPreviewResultPreview {
  key: string;
  status: SessionsPreviewResultStatus;
  items: SessionsPreviewResultItem[];
}

export type SessionsPreviewResultStatus = "ok" | "empty" | "missing";

export interface SessionsResetParams {
  key: string;
  reason?: SessionsResetParamsReason;
}

export type SessionsResetParamsReason = "new" | "reset";

export interface SessionsResetResult {
  ok: boolean;
  key: string;
  entry: SessionFields;
}

export interface SessionsResolveParams {
  key?: string;
  sessionId?: string;
  label?: string;
  agentId?: string;
  spawnedBy?: string;
  includeGlobal?: boolean;
  includeUnknown?: boolean;
}

export interface SessionsResolveResult {
  ok: boolean;
  key: string;
}

export interface SessionsUsageLogsResult {
  logs: SessionsUsageLogsResultEntry[];
}

export interface SessionsUsageLogsResultEntry {
  timestamp: number;
  role: string;
  content: string;
  tokens?: number;
  cost?: number;
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

export interface SessionsUsageResult {
  updatedAt: number;
  startDate: string;
  endDate: string;
  sessions: SessionsUsageResultSession[];
  totals: UsageTotals;
  aggregates: SessionsUsageResultAggregates;
}

export interface SessionsUsageResultAggregates {
  messages: SessionsUsageResultMessages;
  tools: SessionsUsageResultTools;
  byModel: SessionsUsageResultOfModel[];
  byProvider: SessionsUsageResultOfProvider[];
  byAgent: SessionsUsageResultOfAgent[];
  byChannel: SessionsUsageResultOfChannel[];
  dailyLatency: SessionsUsageResultDayLatency[];
  modelDaily: SessionsUsageResultDayModel[];
  daily: SessionsUsageResultDay[];
}

export interface SessionsUsageResultDay {
  date: string;
  tokens: number;
  cost: number;
  messages: number;
  toolCalls: number;
  errors: number;
}

export interface SessionsUsageResultDayLatency {
  date: string;
  count: number;
  avgMs: number;
  p95Ms: number;
  minMs: number;
  maxMs: number;
}

export interface SessionsUsageResultDayMessages {
  date: string;
  total: number;
  user: number;
  assistant: number;
  toolCalls: number;
  toolResults: number;
  errors: number;
}

export interface SessionsUsageResultDayModel {
  date: string;
  provider: string;
  model: string;
  tokens: number;
  cost: number;
  count: number;
}

export interface SessionsUsageResultDayTokens {
  date: string;
  tokens: number;
  cost: number;
}

export interface SessionsUsageResultMessages {
  total: number;
  user: number;
  assistant: number;
  toolCalls: number;
  toolResults: number;
  errors: number;
}

export interface SessionsUsageResultOfAgent {
  agentId: string;
  totals: UsageTotals;
}

export interface SessionsUsageResultOfChannel {
  channel: string;
  totals: UsageTotals;
}

export interface SessionsUsageResultOfModel {
  provider: string;
  model: string;
  count: number;
  totals: UsageTotals;
}

export interface SessionsUsageResultOfProvider {
  provider: string;
  count: number;
  totals: UsageTotals;
}

export interface SessionsUsageResultSession {
  key: string;
  sessionId: string;
  updatedAt: number;
  agentId: string;
  channel: string;
  chatType: ChatType;
  modelProvider: string;
  model: string;
  label?: string;
  usage: SessionsUsageResultUsage;
}

export interface SessionsUsageResultToolCount {
  name: string;
  count: number;
}

export interface SessionsUsageResultTools {
  totalCalls: number;
  uniqueTools: number;
  tools: SessionsUsageResultToolCount[];
}

export interface SessionsUsageResultUsage {
  sessionId: string;
  firstActivity: number;
  lastActivity: number;
  durationMs: number;
  activityDates: string[];
  dailyBreakdown: SessionsUsageResultDayTokens[];
  dailyMessageCounts: SessionsUsageResultDayMessages[];
  dailyLatency: SessionsUsageResultDayLatency[];
  dailyModelUsage: SessionsUsageResultDayModel[];
  messageCounts: SessionsUsageResultMessages;
  toolUsage: SessionsUsageResultTools;
  modelUsage: SessionsUsageResultOfModel[];
  input: number;
  output: number;
  cacheRead: number;
  cacheWrite: number;
  totalTokens: number;
  totalCost: number;
  inputCost: number;
  outputCost: number;
  cacheReadCost: number;
  cacheWriteCost: number;
  missingCostEntries: number;
}

export interface SessionsUsageTimeseriesResult {
  sessionId: string;
  points: SessionsUsageTimeseriesResultPoint[];
}

export interface SessionsUsageTimeseriesResultPoint {
  timestamp: number;
  input: number;
  output: number;
  cacheRead: number;
  cacheWrite: number;
  totalTokens: number;
  cost: number;
  cumulativeTokens: number;
  cumulativeCost: number;
}

export interface SetHeartbeatsParams {
  enabled?: unknown;
}

export interface SetHeartbeatsResult {
  ok: boolean;
  enabled: boolean;
}

export interface Shutdown {
  reason: string;
  restartExpectedMs: number | null;
}

export interface StateVersion {
  presence: number;
  health: number;
}

export interface StatusResult {
  runtimeVersion: string;
  heartbeat: StatusResultHeartbeats;
  channelSummary: string[];
  queuedSystemEvents: string[];
  sessions: StatusResultSessions;
  problems: string[];
}

export interface StatusResultDefaults {
  model: string;
  contextTokens: number;
}

export interface StatusResultHeartbeat {
  agentId: string;
  enabled: boolean;
  every: string;
  everyMs: number | null;
}

export interface StatusResultHeartbeats {
  defaultAgentId: string;
  agents: StatusResultHeartbeat[];
}

export interface StatusResultOfAgent {
  agentId: string;
  path: string;
  count: number;
  recent: StatusResultSession[];
}

export interface StatusResultSession {
  agentId: string;
  key: string;
  kind: ChatType;
  sessionId: string;
  updatedAt: number;
  age: number;
  systemSent: boolean;
  abortedLastRun: boolean;
  inputTokens: number;
  outputTokens: number;
  cacheRead: number;
  cacheWrite: number;
  totalTokens: number;
  totalTokensFresh: boolean;
  remainingTokens: number;
  percentUsed: number;
  model: string;
  contextTokens: number;
  flags: string[];
}

export interface StatusResultSessions {
  paths: string[];
  count: number;
  defaults: StatusResultDefaults;
  recent: StatusResultSession[];
  byAgent: StatusResultOfAgent[];
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

export type SystemPresenceResult = PresenceEntry[];

export interface Tick {
  ts: number;
}

export interface ToolsCatalogParams {
  agentId?: string;
  includePlugins?: boolean;
}

export interface ToolsCatalogResult {
  agentId: string;
  profiles: ToolsCatalogResultProfile[];
  groups: ToolsCatalogResultGroup[];
}

export interface ToolsCatalogResultGroup {
  id: string;
  label: string;
  source: ToolsCatalogResultSource;
  pluginId?: string;
  tools: ToolsCatalogResultTool[];
}

export interface ToolsCatalogResultProfile {
  id: ToolsCatalogResultProfileId;
  label: string;
}

export type ToolsCatalogResultProfileId = "minimal" | "coding" | "messaging" | "full";

export type ToolsCatalogResultSource = "core" | "plugin";

export interface ToolsCatalogResultTool {
  id: string;
  label: string;
  description: string;
  source: ToolsCatalogResultSource;
  pluginId?: string;
  defaultProfiles: ToolsCatalogResultProfileId[];
  allowed?: boolean;
  reason?: string;
}

export interface TranscriptMessage {
  role: string;
  content: TranscriptMessageContent;
  timestamp?: number;
  api?: string;
  provider?: string;
  model?: string;
  usage?: MessageUsage;
  stopReason?: string;
  errorMessage?: string;
  senderLabel?: string;
  toolCallId?: string;
  toolName?: string;
  isError?: boolean;
  [key: string]: unknown;
}

export type TranscriptMessageContent = TranscriptMessageContentText | TranscriptMessageContentParts;

export type TranscriptMessageContentParts = TranscriptMessagePart[];

export type TranscriptMessageContentText = string;

export interface TranscriptMessagePart {
  type: string;
  text?: string;
  id?: string;
  name?: string;
  arguments?: Record<string, unknown>;
  mimeType?: string;
  omitted?: boolean;
  bytes?: number;
  [key: string]: unknown;
}

export interface UsageCostParams {
  days?: number;
  startDate?: string;
  endDate?: string;
  mode?: string;
  utcOffset?: string;
}

export interface UsageCostResult {
  updatedAt: number;
  days: number;
  daily: UsageCostResultDay[];
  totals: UsageTotals;
}

export interface UsageCostResultDay {
  date: string;
  input: number;
  output: number;
  cacheRead: number;
  cacheWrite: number;
  totalTokens: number;
  totalCost: number;
  inputCost: number;
  outputCost: number;
  cacheReadCost: number;
  cacheWriteCost: number;
  missingCostEntries: number;
}

export interface UsageStatusResult {
  updatedAt: number;
  providers: Record<string, unknown>[];
}

export interface UsageTotals {
  input: number;
  output: number;
  cacheRead: number;
  cacheWrite: number;
  totalTokens: number;
  totalCost: number;
  inputCost: number;
  outputCost: number;
  cacheReadCost: number;
  cacheWriteCost: number;
  missingCostEntries: number;
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

export interface Methods {
  "agent": { params: AgentParams; result: AgentResult };
  "agent.identity.get": { params: AgentIdentityParams; result: AgentIdentityResult };
  "agent.wait": { params: AgentWaitParams; result: AgentWaitResult };
  "agents.create": { params: AgentsCreateParams; result: AgentsCreateResult };
  "agents.delete": { params: AgentsDeleteParams; result: AgentsDeleteResult };
  "agents.files.get": { params: AgentsFileParams; result: AgentsFileResult };
  "agents.files.list": { params: AgentsFilesParams; result: AgentsFilesResult };
  "agents.files.set": { params: AgentsFileSetParams; result: AgentsFileSetResult };
  "agents.list": { params: NoParams; result: AgentsListResult };
  "agents.update": { params: AgentsUpdateParams; result: AgentsUpdateResult };
  "channels.logout": { params: ChannelsLogoutParams; result: ChannelsLogoutResult };
  "channels.status": { params: ChannelsStatusParams; result: ChannelsStatusResult };
  "chat.abort": { params: ChatAbortParams; result: ChatAbortResult };
  "chat.history": { params: ChatHistoryParams; result: ChatHistoryResult };
  "chat.inject": { params: ChatInjectParams; result: ChatInjectResult };
  "chat.send": { params: ChatSendParams; result: ChatSendResult };
  "config.apply": { params: ConfigChangeParams; result: ConfigChangeResult };
  "config.diff": { params: ConfigDiffParams; result: ConfigDiffResult };
  "config.edit": { params: ConfigEditParams; result: ConfigEditResult };
  "config.get": { params: NoParams; result: ConfigGetResult };
  "config.history": { params: NoParams; result: ConfigHistoryResult };
  "config.patch": { params: ConfigChangeParams; result: ConfigChangeResult };
  "config.plan": { params: ConfigPlanParams; result: ConfigPlanResult };
  "config.rollback": { params: ConfigRollbackParams; result: ConfigEditResult };
  "config.schema": { params: NoParams; result: ConfigSchemaResult };
  "config.schema.lookup": { params: ConfigSchemaLookupParams; result: ConfigSchemaLookupResult };
  "config.set": { params: ConfigSetParams; result: ConfigSetResult };
  "connect": { params: ConnectParams; result: HelloOk };
  "device.bootstrap.issue": { params: NoParams; result: DeviceBootstrapIssueResult };
  "device.pair.approve": { params: PairingDecisionParams; result: DevicePairApproveResult };
  "device.pair.list": { params: NoParams; result: DevicePairListResult };
  "device.pair.reject": { params: PairingDecisionParams; result: DevicePairRejectResult };
  "device.pair.remove": { params: DeviceParams; result: DevicePairRemoveResult };
  "device.token.revoke": { params: DeviceTokenRevokeParams; result: DeviceTokenRevokeResult };
  "device.token.rotate": { params: DeviceTokenRotateParams; result: DeviceTokenRotateResult };
  "doctor.memory.status": { params: NoParams; result: DoctorMemoryStatusResult };
  "exec.approval.pending": { params: NoParams; result: ExecApprovalPendingResult };
  "exec.approval.request": { params: ExecApprovalRequestParams; result: ExecApprovalRequestResult };
  "exec.approval.resolve": { params: ExecApprovalResolveParams; result: OkResult };
  "exec.approval.waitDecision": { params: ExecApprovalIdParams; result: ExecApprovalResult };
  "exec.approvals.get": { params: NoParams; result: ExecApprovalsResult };
  "exec.approvals.node.get": { params: ExecApprovalsNodeGetParams; result: ExecApprovalsResult };
  "exec.approvals.node.set": { params: ExecApprovalsNodeSetParams; result: ExecApprovalsResult };
  "exec.approvals.set": { params: ExecApprovalsSetParams; result: ExecApprovalsResult };
  "gateway.identity.get": { params: NoParams; result: GatewayIdentityResult };
  "health": { params: HealthParams; result: HealthResult };
  "last-heartbeat": { params: NoParams; result: LastHeartbeatResult };
  "logs.tail": { params: LogsTailParams; result: LogsTailResult };
  "message.action": { params: MessageActionParams; result: SendResult };
  "models.list": { params: ModelsListParams; result: ModelsListResult };
  "node.canvas.capability.refresh": { params: NoParams; result: NodeCanvasCapabilityRefreshResult };
  "node.describe": { params: NodeIdParams; result: NodeDescribeResult };
  "node.event": { params: NodeEventParams; result: OkResult };
  "node.invoke": { params: NodeInvokeParams; result: NodeInvokeResult };
  "node.invoke.result": { params: NodeInvokeResultParams; result: NodeInvokeResultResult };
  "node.list": { params: NoParams; result: NodeListResult };
  "node.pair.approve": { params: NodePairDecisionParams; result: NodePairApproveResult };
  "node.pair.list": { params: NoParams; result: NodePairListResult };
  "node.pair.reject": { params: NodePairDecisionParams; result: NodePairRejectResult };
  "node.pair.request": { params: NodePairRequestParams; result: NodePairRequestResult };
  "node.pair.verify": { params: NodePairVerifyParams; result: NodePairVerifyResult };
  "node.pending.ack": { params: NodePendingAckParams; result: NodePendingAckResult };
  "node.pending.drain": { params: NodePendingDrainParams; result: NodePendingDrainResult };
  "node.pending.enqueue": { params: NodePendingEnqueueParams; result: NodePendingEnqueueResult };
  "node.pending.pull": { params: NoParams; result: NodePendingPullResult };
  "node.rename": { params: NodeRenameParams; result: NodeRenameResult };
  "plugins.disable": { params: PluginParams; result: PluginResult };
  "plugins.enable": { params: PluginParams; result: PluginResult };
  "plugins.install": { params: PluginDeployParams; result: PluginResult };
  "plugins.list": { params: NoParams; result: PluginsListResult };
  "plugins.rollback": { params: PluginParams; result: PluginResult };
  "plugins.uninstall": { params: PluginParams; result: PluginsUninstallResult };
  "plugins.update": { params: PluginDeployParams; result: PluginResult };
  "poll": { params: PollParams; result: SendResult };
  "sandbox.explain": { params: SandboxExplainParams; result: SandboxExplainResult };
  "sandbox.list": { params: NoParams; result: SandboxListResult };
  "sandbox.recreate": { params: SandboxRecreateParams; result: SandboxRecreateResult };
  "secrets.reload": { params: NoParams; result: SecretsReloadResult };
  "secrets.resolve": { params: SecretsResolveParams; result: SecretsResolveResult };
  "send": { params: SendParams; result: SendResult };
  "sessions.cleanup": { params: SessionsCleanupParams; result: SessionsCleanupResult };
  "sessions.compact": { params: SessionsCompactParams; result: SessionsCompactResult };
  "sessions.delete": { params: SessionsDeleteParams; result: SessionsDeleteResult };
  "sessions.get": { params: SessionsGetParams; result: SessionsGetResult };
  "sessions.list": { params: SessionsListParams; result: SessionsListResult };
  "sessions.patch": { params: SessionsPatchParams; result: SessionsPatchResult };
  "sessions.preview": { params: SessionsPreviewParams; result: SessionsPreviewResult };
  "sessions.reset": { params: SessionsResetParams; result: SessionsResetResult };
  "sessions.resolve": { params: SessionsResolveParams; result: SessionsResolveResult };
  "sessions.usage": { params: SessionsUsageParams; result: SessionsUsageResult };
  "sessions.usage.logs": { params: SessionUsageParams; result: SessionsUsageLogsResult };
  "sessions.usage.timeseries": { params: SessionUsageParams; result: SessionsUsageTimeseriesResult };
  "set-heartbeats": { params: SetHeartbeatsParams; result: SetHeartbeatsResult };
  "status": { params: NoParams; result: StatusResult };
  "system-event": { params: SystemEventParams; result: OkResult };
  "system-presence": { params: NoParams; result: SystemPresenceResult };
  "tools.catalog": { params: ToolsCatalogParams; result: ToolsCatalogResult };
  "usage.cost": { params: UsageCostParams; result: UsageCostResult };
  "usage.status": { params: NoParams; result: UsageStatusResult };
  "wake": { params: WakeParams; result: OkResult };
}

export interface Events {
  "agent": AgentStep;
  "chat": Chat;
  "connect.challenge": Challenge;
  "device.pair.requested": DevicePairRequested;
  "device.pair.resolved": DevicePairResolved;
  "exec.approval.requested": ExecApprovalRequested;
  "exec.approval.resolved": ExecApprovalResolved;
  "health": HealthResult;
  "heartbeat": Heartbeat;
  "node.invoke.request": InvokeRequest;
  "node.pair.requested": NodePairRequest;
  "node.pair.resolved": NodePairResolved;
  "presence": PresenceList;
  "shutdown": Shutdown;
  "tick": Tick;
}

export type MethodParams = { [Method in keyof Methods]: Methods[Method]["params"] };
export type MethodResults = { [Method in keyof Methods]: Methods[Method]["result"] };
export type EventPayloads = Events;
