// OpenClaw gateway protocol 3 and 4. Generated; see openclaw-protocol.schema.json for the limits.
import Foundation

/// Any JSON.
public enum JSONValue: Codable, Hashable, Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    public init(from decoder: Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() { self = .null }
        else if let bool = try? value.decode(Bool.self) { self = .bool(bool) }
        else if let number = try? value.decode(Double.self) { self = .number(number) }
        else if let string = try? value.decode(String.self) { self = .string(string) }
        else if let array = try? value.decode([JSONValue].self) { self = .array(array) }
        else { self = .object(try value.decode([String: JSONValue].self)) }
    }

    public func encode(to encoder: Encoder) throws {
        var value = encoder.singleValueContainer()
        switch self {
        case .null: try value.encodeNil()
        case .bool(let bool): try value.encode(bool)
        case .number(let number): try value.encode(number)
        case .string(let string): try value.encode(string)
        case .array(let array): try value.encode(array)
        case .object(let object): try value.encode(object)
        }
    }
}

public struct AgentFile: Codable, Hashable, Sendable {
    public var name: String
    public var path: String
    public var missing: Bool
    public var size: Int?
    public var updatedAtMs: Int?
    public var content: String?
}

public struct AgentIdentityParams: Codable, Hashable, Sendable {
    public var agentId: String?
    public var sessionKey: String?
}

public struct AgentIdentityResult: Codable, Hashable, Sendable {
    public var agentId: String
    public var name: String
    public var avatar: String
}

public struct AgentParams: Codable, Hashable, Sendable {
    public var message: String
    public var agentId: String?
    public var to: String?
    public var replyTo: String?
    public var sessionId: String?
    public var sessionKey: String?
    public var thinking: String?
    public var deliver: Bool?
    public var attachments: [JSONValue]?
    public var channel: String?
    public var replyChannel: String?
    public var accountId: String?
    public var replyAccountId: String?
    public var threadId: String?
    public var groupId: String?
    public var groupChannel: String?
    public var groupSpace: String?
    public var timeout: Int?
    public var bestEffortDeliver: Bool?
    public var lane: String?
    public var extraSystemPrompt: String?
    public var internalEvents: [JSONValue]?
    public var inputProvenance: [String: JSONValue]?
    public var idempotencyKey: String
    public var label: String?
}

public enum AgentResult: Codable, Hashable, Sendable {
    case accepted(AgentResultAccepted)
    case completed(AgentResultCompleted)

    public init(from decoder: Decoder) throws {
        if let value = try? AgentResultAccepted(from: decoder) { self = .accepted(value); return }
        if let value = try? AgentResultCompleted(from: decoder) { self = .completed(value); return }
        throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "none of its forms"))
    }

    public func encode(to encoder: Encoder) throws {
        switch self {
        case .accepted(let value): try value.encode(to: encoder)
        case .completed(let value): try value.encode(to: encoder)
        }
    }
}

public struct AgentResultAccepted: Codable, Hashable, Sendable {
    public var runId: String
    public var status: AgentResultAcceptedStatus
    public var acceptedAt: Int
    public var sessionKey: String?
    public var agentId: String?
}

public enum AgentResultAcceptedStatus: String, Codable, Hashable, Sendable {
    case accepted = "accepted"
}

public struct AgentResultAgentMeta: Codable, Hashable, Sendable {
    public var sessionId: String
    public var provider: String
    public var model: String
    public var usage: AgentResultTokens?
    public var lastCallUsage: AgentResultTokens
    public var promptTokens: Int?
}

public struct AgentResultCompleted: Codable, Hashable, Sendable {
    public var runId: String
    public var status: AgentResultCompletedStatus
    public var summary: String
    public var result: AgentResultOutcome
}

public enum AgentResultCompletedStatus: String, Codable, Hashable, Sendable {
    case ok = "ok"
}

public struct AgentResultMeta: Codable, Hashable, Sendable {
    public var durationMs: Int
    public var agentMeta: AgentResultAgentMeta
    public var aborted: Bool
    public var stopReason: String
}

public struct AgentResultOutcome: Codable, Hashable, Sendable {
    public var payloads: [AgentResultPayload]
    public var meta: AgentResultMeta
}

public struct AgentResultPayload: Codable, Hashable, Sendable {
    public var text: String
    public var mediaUrl: String?
}

public struct AgentResultTokens: Codable, Hashable, Sendable {
    public var input: Int
    public var output: Int
    public var cacheRead: Int
    public var cacheWrite: Int
    public var total: Int
}

public struct AgentStep: Codable, Hashable, Sendable {
    public var runId: String
    public var seq: Int
    public var stream: AgentStepStream
    public var ts: Int
    public var sessionKey: String?
    public var data: AgentStepData
}

public enum AgentStepData: Codable, Hashable, Sendable {
    case lifecycle(AgentStepDataLifecycle)
    case assistant(AgentStepDataAssistant)
    case tool(AgentStepDataTool)

    public init(from decoder: Decoder) throws {
        if let value = try? AgentStepDataLifecycle(from: decoder) { self = .lifecycle(value); return }
        if let value = try? AgentStepDataAssistant(from: decoder) { self = .assistant(value); return }
        if let value = try? AgentStepDataTool(from: decoder) { self = .tool(value); return }
        throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "none of its forms"))
    }

    public func encode(to encoder: Encoder) throws {
        switch self {
        case .lifecycle(let value): try value.encode(to: encoder)
        case .assistant(let value): try value.encode(to: encoder)
        case .tool(let value): try value.encode(to: encoder)
        }
    }
}

public struct AgentStepDataAssistant: Codable, Hashable, Sendable {
    public var text: String
    public var delta: String
}

public struct AgentStepDataLifecycle: Codable, Hashable, Sendable {
    public var phase: AgentStepLifecyclePhase
    public var startedAt: Int?
    public var endedAt: Int?
    public var aborted: Bool?
    public var stopReason: String?
    public var error: String?
}

public struct AgentStepDataTool: Codable, Hashable, Sendable {
    public var phase: AgentStepToolPhase
    public var name: String
    public var toolCallId: String
    public var args: JSONValue?
    public var meta: String?
    public var isError: Bool?
    public var partialResult: JSONValue?
    public var result: JSONValue?
}

public enum AgentStepLifecyclePhase: String, Codable, Hashable, Sendable {
    case start = "start"
    case end = "end"
    case error = "error"
}

public enum AgentStepStream: String, Codable, Hashable, Sendable {
    case lifecycle = "lifecycle"
    case assistant = "assistant"
    case tool = "tool"
}

public enum AgentStepToolPhase: String, Codable, Hashable, Sendable {
    case start = "start"
    case update = "update"
    case result = "result"
}

public struct AgentWaitParams: Codable, Hashable, Sendable {
    public var runId: String
    public var timeoutMs: Int?
}

public struct AgentWaitResult: Codable, Hashable, Sendable {
    public var runId: String
    public var status: AgentWaitResultStatus
    public var startedAt: Int?
    public var endedAt: Int?
    public var error: String?
}

public enum AgentWaitResultStatus: String, Codable, Hashable, Sendable {
    case ok = "ok"
    case error = "error"
    case timeout = "timeout"
}

public struct AgentsCreateParams: Codable, Hashable, Sendable {
    public var name: String
    public var workspace: String
    public var emoji: String?
    public var avatar: String?
}

public struct AgentsCreateResult: Codable, Hashable, Sendable {
    public var ok: Bool
    public var agentId: String
    public var name: String
    public var workspace: String
}

public struct AgentsDeleteParams: Codable, Hashable, Sendable {
    public var agentId: String
    public var deleteFiles: Bool?
}

public struct AgentsDeleteResult: Codable, Hashable, Sendable {
    public var ok: Bool
    public var agentId: String
    public var removedBindings: Int
}

public struct AgentsFileParams: Codable, Hashable, Sendable {
    public var agentId: String
    public var name: String
}

public struct AgentsFileResult: Codable, Hashable, Sendable {
    public var agentId: String
    public var workspace: String
    public var file: AgentFile
}

public struct AgentsFileSetParams: Codable, Hashable, Sendable {
    public var agentId: String
    public var name: String
    public var content: String
}

public struct AgentsFileSetResult: Codable, Hashable, Sendable {
    public var ok: Bool
    public var agentId: String
    public var workspace: String
    public var file: AgentFile
}

public struct AgentsFilesParams: Codable, Hashable, Sendable {
    public var agentId: String
}

public struct AgentsFilesResult: Codable, Hashable, Sendable {
    public var agentId: String
    public var workspace: String
    public var files: [AgentFile]
}

public struct AgentsListResult: Codable, Hashable, Sendable {
    public var defaultId: String
    public var mainKey: String
    public var scope: AgentsListResultScope
    public var agents: [AgentsListResultAgent]
}

public struct AgentsListResultAgent: Codable, Hashable, Sendable {
    public var id: String
    public var name: String?
    public var identity: AgentsListResultIdentity?
}

public struct AgentsListResultIdentity: Codable, Hashable, Sendable {
    public var name: String?
    public var theme: String?
    public var emoji: String?
    public var avatar: String?
}

public enum AgentsListResultScope: String, Codable, Hashable, Sendable {
    case perSender = "per-sender"
    case global = "global"
}

public struct AgentsUpdateParams: Codable, Hashable, Sendable {
    public var agentId: String
    public var name: String?
    public var workspace: String?
    public var model: String?
    public var avatar: String?
}

public struct AgentsUpdateResult: Codable, Hashable, Sendable {
    public var ok: Bool
    public var agentId: String
}

public struct ApprovalRequest: Codable, Hashable, Sendable {
    public var id: String
    public var request: ApprovalRequestAsked
    public var createdAtMs: Int
    public var expiresAtMs: Int
}

public struct ApprovalRequestAsked: Codable, Hashable, Sendable {
    public var command: String
    public var systemRunBinding: ApprovalRequestBinding?
    public var systemRunPlan: ApprovalRequestPlan?
    public var cwd: String?
    public var nodeId: String?
    public var host: String?
    public var security: String?
    public var ask: String?
    public var agentId: String?
    public var resolvedPath: String?
    public var sessionKey: String?
    public var turnSourceChannel: String?
    public var turnSourceTo: String?
    public var turnSourceAccountId: String?
    public var turnSourceThreadId: JSONValue?
}

public struct ApprovalRequestBinding: Codable, Hashable, Sendable {
    public var argv: [String]
    public var cwd: String?
    public var agentId: String?
    public var sessionKey: String?
    public var envHash: String?
}

public struct ApprovalRequestPlan: Codable, Hashable, Sendable {
    public var argv: [String]
    public var cwd: String?
    public var commandText: String
    public var commandPreview: String?
    public var agentId: String?
    public var sessionKey: String?
}

public struct Challenge: Codable, Hashable, Sendable {
    public var nonce: String
    public var ts: Int
}

public struct ChannelsLogoutParams: Codable, Hashable, Sendable {
    public var channel: String
    public var accountId: String?
}

public struct ChannelsLogoutResult: Codable, Hashable, Sendable {
    public var channel: String
    public var accountId: String
    public var cleared: Bool
    public var loggedOut: Bool
    public var envToken: Bool
}

public struct ChannelsStatusParams: Codable, Hashable, Sendable {
    public var probe: Bool?
    public var timeoutMs: Int?
}

public struct ChannelsStatusResult: Codable, Hashable, Sendable {
    public var ts: Int
    public var channelOrder: [String]
    public var channelLabels: [String: String]
    public var channelDetailLabels: [String: String]
    public var channelSystemImages: [String: String]
    public var channelMeta: [ChannelsStatusResultMeta]
    public var channels: [String: ChannelsStatusResultSummary]
    public var channelAccounts: [String: [ChannelsStatusResultAccount]]
    public var channelDefaultAccountId: [String: String]
}

public struct ChannelsStatusResultAccount: Codable, Hashable, Sendable {
    public var accountId: String
    public var enabled: Bool
    public var configured: Bool
    public var tokenSource: String
    public var tokenStatus: ChannelsStatusResultTokenStatus
    public var running: Bool
    public var lastStartAt: Int?
    public var lastStopAt: Int?
    public var lastError: String?
    public var mode: String
    public var probe: ChannelsStatusResultProbe?
    public var lastProbeAt: Int?
    public var lastInboundAt: Int?
    public var lastOutboundAt: Int?
    public var queued: Int
    public var unconfirmed: Int
}

public struct ChannelsStatusResultMeta: Codable, Hashable, Sendable {
    public var id: String
    public var label: String
    public var detailLabel: String
    public var systemImage: String
}

public struct ChannelsStatusResultProbe: Codable, Hashable, Sendable {
    public var ok: Bool
    public var status: Int?
    public var error: String?
    public var elapsedMs: Int
}

public struct ChannelsStatusResultSummary: Codable, Hashable, Sendable {
    public var configured: Bool
    public var running: Bool
    public var lastStartAt: Int?
    public var lastStopAt: Int?
    public var lastError: String?
    public var mode: String
    public var probe: ChannelsStatusResultProbe?
    public var lastProbeAt: Int?
    public var tokenSource: String
}

public enum ChannelsStatusResultTokenStatus: String, Codable, Hashable, Sendable {
    case available = "available"
    case missing = "missing"
}

public struct Chat: Codable, Hashable, Sendable {
    public var runId: String
    public var sessionKey: String
    public var seq: Int
    public var state: ChatState
    public var message: ChatMessage?
    public var deltaText: String?
    public var replace: Bool?
    public var stopReason: String?
    public var errorMessage: String?
}

public struct ChatAbortParams: Codable, Hashable, Sendable {
    public var sessionKey: String
    public var runId: String?
}

public struct ChatAbortResult: Codable, Hashable, Sendable {
    public var ok: Bool
    public var aborted: Bool
    public var runIds: [String]
}

public struct ChatHistoryParams: Codable, Hashable, Sendable {
    public var sessionKey: String
    public var limit: Int?
}

public struct ChatHistoryResult: Codable, Hashable, Sendable {
    public var sessionKey: String
    public var sessionId: String?
    public var messages: [TranscriptMessage]
    public var thinkingLevel: String
    public var verboseLevel: String?
}

public struct ChatInjectParams: Codable, Hashable, Sendable {
    public var sessionKey: String
    public var message: String
    public var label: String?
}

public struct ChatInjectResult: Codable, Hashable, Sendable {
    public var ok: Bool
    public var messageId: String
}

public struct ChatMessage: Codable, Hashable, Sendable {
    public var role: ChatRole
    public var content: [ChatText]
    public var timestamp: Int
    public var stopReason: String?
    public var usage: MessageUsage?
    public var api: String?
    public var provider: String?
    public var model: String?
}

public enum ChatRole: String, Codable, Hashable, Sendable {
    case assistant = "assistant"
}

public struct ChatSendParams: Codable, Hashable, Sendable {
    public var sessionKey: String
    public var message: String
    public var thinking: String?
    public var deliver: Bool?
    public var attachments: [JSONValue]?
    public var timeoutMs: Int?
    public var systemInputProvenance: [String: JSONValue]?
    public var systemProvenanceReceipt: String?
    public var idempotencyKey: String
}

public enum ChatSendResult: Codable, Hashable, Sendable {
    case run(ChatSendResultRun)
    case chatAbortResult(ChatAbortResult)

    public init(from decoder: Decoder) throws {
        if let value = try? ChatSendResultRun(from: decoder) { self = .run(value); return }
        if let value = try? ChatAbortResult(from: decoder) { self = .chatAbortResult(value); return }
        throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "none of its forms"))
    }

    public func encode(to encoder: Encoder) throws {
        switch self {
        case .run(let value): try value.encode(to: encoder)
        case .chatAbortResult(let value): try value.encode(to: encoder)
        }
    }
}

public struct ChatSendResultRun: Codable, Hashable, Sendable {
    public var runId: String
    public var status: ChatSendResultStatus
}

public enum ChatSendResultStatus: String, Codable, Hashable, Sendable {
    case started = "started"
    case inFlight = "in_flight"
    case ok = "ok"
    case error = "error"
}

public enum ChatState: String, Codable, Hashable, Sendable {
    case delta = "delta"
    case final = "final"
    case aborted = "aborted"
    case error = "error"
    case status = "status"
}

public struct ChatText: Codable, Hashable, Sendable {
    public var type: ChatTextType
    public var text: String
}

public enum ChatTextType: String, Codable, Hashable, Sendable {
    case text = "text"
}

public enum ChatType: String, Codable, Hashable, Sendable {
    case direct = "direct"
    case group = "group"
    case channel = "channel"
}

public struct ConfigChangeParams: Codable, Hashable, Sendable {
    public var raw: String
    public var baseHash: String?
    public var sessionKey: String?
    public var note: String?
    public var restartDelayMs: Int?
}

public struct ConfigChangeResult: Codable, Hashable, Sendable {
    public var ok: Bool
    public var path: String
    public var config: [String: JSONValue]
    public var restart: ConfigChangeResultRestart
    public var sentinel: ConfigChangeResultSentinel
}

public struct ConfigChangeResultNotice: Codable, Hashable, Sendable {
    public var kind: String
    public var status: String
    public var ts: Int
    public var sessionKey: String?
    public var message: String?
    public var doctorHint: String?
    public var stats: [String: JSONValue]
}

public struct ConfigChangeResultRestart: Codable, Hashable, Sendable {
    public var ok: Bool
    public var pid: Int
    public var signal: String
    public var delayMs: Int
    public var reason: String
    public var mode: String
    public var coalesced: Bool
    public var cooldownMsApplied: Int
    public var needed: Bool
}

public struct ConfigChangeResultSentinel: Codable, Hashable, Sendable {
    public var path: String
    public var payload: ConfigChangeResultNotice
}

public struct ConfigDiffParams: Codable, Hashable, Sendable {
    public var from: String?
    public var to: String?
    public var text: Bool?
}

public struct ConfigDiffResult: Codable, Hashable, Sendable {
    public var from: String
    public var to: String
    public var changes: [ConfigDiffResultChange]
    public var text: String?
}

public struct ConfigDiffResultChange: Codable, Hashable, Sendable {
    public var path: String
    public var before: JSONValue?
    public var after: JSONValue?
}

public struct ConfigEdit: Codable, Hashable, Sendable {
    public var path: [String]
    public var value: JSONValue?
}

public struct ConfigEditParams: Codable, Hashable, Sendable {
    public var edits: [ConfigEdit]?
    public var raw: String?
    public var baseHash: String?
    public var sessionKey: String?
    public var note: String?
    public var restartDelayMs: Int?
}

public struct ConfigEditResult: Codable, Hashable, Sendable {
    public var ok: Bool
    public var path: String
    public var effects: [ConfigEffect]
    public var restart: ConfigEditResultRestart
}

public struct ConfigEditResultRestart: Codable, Hashable, Sendable {
    public var needed: Bool
    public var delayMs: Int
    public var coalesced: Bool
}

public struct ConfigEffect: Codable, Hashable, Sendable {
    public var path: String
    public var means: ConfigEffectMeans
    public var what: String
    public var connections: Int
}

public enum ConfigEffectMeans: String, Codable, Hashable, Sendable {
    case inPlace = "in-place"
    case component = "component"
    case bundle = "bundle"
    case listener = "listener"
    case process = "process"
    case ignored = "ignored"
}

public struct ConfigGetResult: Codable, Hashable, Sendable {
    public var path: String
    public var exists: Bool
    public var raw: String?
    public var parsed: [String: JSONValue]
    public var resolved: [String: JSONValue]
    public var valid: Bool
    public var config: [String: JSONValue]
    public var hash: String
    public var issues: [ConfigGetResultIssue]
    public var warnings: [ConfigGetResultIssue]
    public var legacyIssues: [ConfigGetResultIssue]
}

public struct ConfigGetResultIssue: Codable, Hashable, Sendable {
    public var path: String
    public var message: String
    public var allowedValues: [JSONValue]?
    public var allowedValuesHiddenCount: Int?
}

public struct ConfigHistoryResult: Codable, Hashable, Sendable {
    public var path: String
    public var versions: [ConfigHistoryResultVersion]
}

public struct ConfigHistoryResultVersion: Codable, Hashable, Sendable {
    public var ids: [String]
    public var ts: Int
    public var by: String
    public var hash: String
    public var bytes: Int
    public var changedPaths: Int?
}

public struct ConfigPlanParams: Codable, Hashable, Sendable {
    public var edits: [ConfigEdit]?
    public var raw: String?
}

public struct ConfigPlanResult: Codable, Hashable, Sendable {
    public var path: String
    public var effects: [ConfigEffect]
}

public struct ConfigRollbackParams: Codable, Hashable, Sendable {
    public var version: String?
    public var force: Bool?
}

public struct ConfigSchemaLookupParams: Codable, Hashable, Sendable {
    public var path: String
}

public struct ConfigSchemaLookupResult: Codable, Hashable, Sendable {
    public var path: String
    public var schema: [String: JSONValue]
    public var hint: [String: JSONValue]?
    public var hintPath: String?
    public var children: [ConfigSchemaLookupResultChild]
}

public struct ConfigSchemaLookupResultChild: Codable, Hashable, Sendable {
    public var key: String
    public var path: String
    public var type: JSONValue?
    public var required: Bool
    public var hasChildren: Bool
    public var hint: [String: JSONValue]?
    public var hintPath: String?
}

public struct ConfigSchemaResult: Codable, Hashable, Sendable {
    public var schema: [String: JSONValue]
    public var uiHints: [String: JSONValue]
    public var version: String
    public var generatedAt: String
}

public struct ConfigSetParams: Codable, Hashable, Sendable {
    public var raw: String
    public var baseHash: String?
}

public struct ConfigSetResult: Codable, Hashable, Sendable {
    public var ok: Bool
    public var path: String
    public var config: [String: JSONValue]
}

public struct ConnectParams: Codable, Hashable, Sendable {
    public var minProtocol: Int
    public var maxProtocol: Int
    public var client: ConnectParamsClient
    public var caps: [String]?
    public var commands: [String]?
    public var permissions: [String: Bool]?
    public var pathEnv: String?
    public var role: String?
    public var scopes: [String]?
    public var device: ConnectParamsDevice?
    public var auth: ConnectParamsAuth?
    public var locale: String?
    public var userAgent: String?
}

public struct ConnectParamsAuth: Codable, Hashable, Sendable {
    public var token: String?
    public var password: String?
    public var deviceToken: String?
    public var bootstrapToken: String?
}

public struct ConnectParamsClient: Codable, Hashable, Sendable {
    public var id: ConnectParamsClientId
    public var displayName: String?
    public var version: String
    public var platform: String
    public var deviceFamily: String?
    public var modelIdentifier: String?
    public var mode: ConnectParamsClientMode
    public var instanceId: String?
}

public enum ConnectParamsClientId: String, Codable, Hashable, Sendable {
    case cli = "cli"
    case gatewayClient = "gateway-client"
    case openclawProbe = "openclaw-probe"
    case openclawControlUi = "openclaw-control-ui"
    case webchat = "webchat"
    case webchatUi = "webchat-ui"
    case openclawMacos = "openclaw-macos"
    case openclawIos = "openclaw-ios"
    case openclawAndroid = "openclaw-android"
    case nodeHost = "node-host"
    case fingerprint = "fingerprint"
    case test = "test"
}

public enum ConnectParamsClientMode: String, Codable, Hashable, Sendable {
    case cli = "cli"
    case backend = "backend"
    case probe = "probe"
    case ui = "ui"
    case webchat = "webchat"
    case node = "node"
    case test = "test"
}

public struct ConnectParamsDevice: Codable, Hashable, Sendable {
    public var id: String
    public var publicKey: String
    public var signature: String
    public var signedAt: Int
    public var nonce: String
}

public enum Decision: String, Codable, Hashable, Sendable {
    case approved = "approved"
    case rejected = "rejected"
    case expired = "expired"
}

public struct DeviceBootstrapIssueResult: Codable, Hashable, Sendable {
    public var bootstrapToken: String
    public var expiresAtMs: Int
}

public struct DevicePairApproveResult: Codable, Hashable, Sendable {
    public var requestId: String
    public var device: PairedDevice
}

public struct DevicePairListResult: Codable, Hashable, Sendable {
    public var pending: [PairingRequest]
    public var paired: [PairedDevice]
}

public struct DevicePairRejectResult: Codable, Hashable, Sendable {
    public var requestId: String
    public var deviceId: String
}

public struct DevicePairRemoveResult: Codable, Hashable, Sendable {
    public var deviceId: String
}

public struct DevicePairRequested: Codable, Hashable, Sendable {
    public var requestId: String
    public var deviceId: String
    public var publicKey: String
    public var displayName: String?
    public var platform: String?
    public var deviceFamily: String?
    public var clientId: String?
    public var clientMode: String?
    public var role: String?
    public var roles: [String]
    public var scopes: [String]
    public var remoteIp: String?
    public var silent: Bool
    public var isRepair: Bool
    public var ts: Int
}

public struct DevicePairResolved: Codable, Hashable, Sendable {
    public var requestId: String
    public var deviceId: String
    public var decision: Decision
    public var ts: Int
}

public struct DeviceParams: Codable, Hashable, Sendable {
    public var deviceId: String
}

public struct DeviceTokenRevokeParams: Codable, Hashable, Sendable {
    public var deviceId: String
    public var role: String
}

public struct DeviceTokenRevokeResult: Codable, Hashable, Sendable {
    public var deviceId: String
    public var role: String
    public var revokedAtMs: Int
}

public struct DeviceTokenRotateParams: Codable, Hashable, Sendable {
    public var deviceId: String
    public var role: String
    public var scopes: [String]?
}

public struct DeviceTokenRotateResult: Codable, Hashable, Sendable {
    public var deviceId: String
    public var role: String
    public var token: String
    public var scopes: [String]
    public var rotatedAtMs: Int
}

public struct DoctorMemoryStatusResult: Codable, Hashable, Sendable {
    public var agentId: String
    public var provider: String
    public var embedding: DoctorMemoryStatusResultEmbedding
}

public struct DoctorMemoryStatusResultEmbedding: Codable, Hashable, Sendable {
    public var ok: Bool
    public var error: String?
}

public enum ErrorCode: String, Codable, Hashable, Sendable {
    case invalidRequest = "INVALID_REQUEST"
    case unavailable = "UNAVAILABLE"
    case notPaired = "NOT_PAIRED"
    case notLinked = "NOT_LINKED"
    case agentTimeout = "AGENT_TIMEOUT"
    case forbidden = "FORBIDDEN"
}

public struct EventFrame: Codable, Hashable, Sendable {
    public var type: String
    public var event: String
    public var payload: JSONValue
    public var seq: Int?
    public var stateVersion: StateVersion?
}

public struct ExecApprovalAccepted: Codable, Hashable, Sendable {
    public var status: String
    public var id: String
    public var createdAtMs: Int
    public var expiresAtMs: Int
}

public struct ExecApprovalIdParams: Codable, Hashable, Sendable {
    public var id: String?
}

public struct ExecApprovalPendingResult: Codable, Hashable, Sendable {
    public var pending: [ApprovalRequest]
}

public struct ExecApprovalRequestParams: Codable, Hashable, Sendable {
    public var id: String?
    public var command: String?
    public var commandArgv: [String]?
    public var systemRunPlan: ApprovalRequestPlan?
    public var env: [String: String]?
    public var cwd: String?
    public var nodeId: String?
    public var host: String?
    public var security: String?
    public var ask: String?
    public var agentId: String?
    public var resolvedPath: String?
    public var sessionKey: String?
    public var turnSourceChannel: String?
    public var turnSourceTo: String?
    public var turnSourceAccountId: String?
    public var turnSourceThreadId: JSONValue?
    public var timeoutMs: Int?
    public var twoPhase: Bool?
}

public enum ExecApprovalRequestResult: Codable, Hashable, Sendable {
    case execApprovalAccepted(ExecApprovalAccepted)
    case execApprovalResult(ExecApprovalResult)

    public init(from decoder: Decoder) throws {
        if let value = try? ExecApprovalAccepted(from: decoder) { self = .execApprovalAccepted(value); return }
        if let value = try? ExecApprovalResult(from: decoder) { self = .execApprovalResult(value); return }
        throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "none of its forms"))
    }

    public func encode(to encoder: Encoder) throws {
        switch self {
        case .execApprovalAccepted(let value): try value.encode(to: encoder)
        case .execApprovalResult(let value): try value.encode(to: encoder)
        }
    }
}

public struct ExecApprovalRequested: Codable, Hashable, Sendable {
    public var id: String
    public var request: ApprovalRequestAsked
    public var createdAtMs: Int
    public var expiresAtMs: Int
}

public struct ExecApprovalResolveParams: Codable, Hashable, Sendable {
    public var id: String
    public var decision: String
}

public struct ExecApprovalResolved: Codable, Hashable, Sendable {
    public var id: String
    public var decision: String
    public var resolvedBy: String
    public var ts: Int
    public var request: ApprovalRequestAsked
}

public struct ExecApprovalResult: Codable, Hashable, Sendable {
    public var id: String
    public var decision: String?
    public var createdAtMs: Int
    public var expiresAtMs: Int
}

public struct ExecApprovalsFile: Codable, Hashable, Sendable {
    public var version: Int
}

public struct ExecApprovalsNodeGetParams: Codable, Hashable, Sendable {
    public var nodeId: String
}

public struct ExecApprovalsNodeSetParams: Codable, Hashable, Sendable {
    public var nodeId: String
    public var file: ExecApprovalsFile
    public var baseHash: String?
}

public struct ExecApprovalsResult: Codable, Hashable, Sendable {
    public var path: String
    public var exists: Bool
    public var hash: String
    public var file: [String: JSONValue]
}

public struct ExecApprovalsSetParams: Codable, Hashable, Sendable {
    public var file: ExecApprovalsFile
    public var baseHash: String?
}

public struct GatewayIdentityResult: Codable, Hashable, Sendable {
    public var deviceId: String
    public var publicKey: String
}

public struct HealthParams: Codable, Hashable, Sendable {
    public var probe: JSONValue?
}

public struct HealthResult: Codable, Hashable, Sendable {
    public var ok: Bool
    public var ts: Int
    public var durationMs: Int
    public var channels: [String: HealthResultChannel]
    public var channelOrder: [String]
    public var channelLabels: [String: String]
    public var heartbeatSeconds: Int
    public var defaultAgentId: String
    public var agents: [HealthResultAgent]
    public var sessions: HealthResultSessions
    public var problems: [String]
}

public struct HealthResultAccount: Codable, Hashable, Sendable {
    public var configured: Bool
    public var running: Bool
    public var lastStartAt: Int?
    public var lastStopAt: Int?
    public var lastError: String?
    public var tokenSource: String
    public var probe: HealthResultProbe?
    public var lastProbeAt: Int?
    public var mode: String
    public var accountId: String
}

public struct HealthResultAgent: Codable, Hashable, Sendable {
    public var agentId: String
    public var isDefault: Bool
    public var heartbeat: HealthResultHeartbeat
    public var sessions: HealthResultSessions
}

public struct HealthResultChannel: Codable, Hashable, Sendable {
    public var configured: Bool
    public var running: Bool
    public var lastStartAt: Int?
    public var lastStopAt: Int?
    public var lastError: String?
    public var tokenSource: String
    public var probe: HealthResultProbe?
    public var lastProbeAt: Int?
    public var mode: String
    public var accountId: String
    public var accounts: [String: HealthResultAccount]
}

public struct HealthResultHeartbeat: Codable, Hashable, Sendable {
    public var enabled: Bool
    public var every: String
    public var everyMs: Int?
    public var prompt: String
    public var target: String
    public var ackMaxChars: Int
}

public struct HealthResultProbe: Codable, Hashable, Sendable {
    public var ok: Bool
    public var error: String?
    public var elapsedMs: Int
}

public struct HealthResultRecent: Codable, Hashable, Sendable {
    public var key: String
    public var updatedAt: Int
    public var age: Int
}

public struct HealthResultSessions: Codable, Hashable, Sendable {
    public var path: String
    public var count: Int
    public var recent: [HealthResultRecent]
}

public struct Heartbeat: Codable, Hashable, Sendable {
    public var ts: Int
    public var status: HeartbeatStatus
    public var reason: String?
    public var durationMs: Int?
    public var silent: Bool?
    public var indicatorType: String?
    public var to: String?
    public var channel: String?
    public var preview: String?
}

public enum HeartbeatStatus: String, Codable, Hashable, Sendable {
    case sent = "sent"
    case okEmpty = "ok-empty"
    case okToken = "ok-token"
    case skipped = "skipped"
    case failed = "failed"
}

public struct HelloOk: Codable, Hashable, Sendable {
    public var type: String
    public var `protocol`: Int
    public var server: HelloOkServer
    public var features: HelloOkFeatures
    public var snapshot: HelloOkSnapshot
    public var canvasHostUrl: String?
    public var auth: HelloOkAuth
    public var policy: HelloOkPolicy
}

public struct HelloOkAuth: Codable, Hashable, Sendable {
    public var method: String
    public var role: String
    public var scopes: [String]
    public var deviceToken: String?
    public var issuedAtMs: Int?
}

public struct HelloOkFeatures: Codable, Hashable, Sendable {
    public var methods: [String]
    public var events: [String]
    public var capabilities: [String]?
}

public struct HelloOkPolicy: Codable, Hashable, Sendable {
    public var maxPayload: Int
    public var maxBufferedBytes: Int
    public var tickIntervalMs: Int
}

public struct HelloOkServer: Codable, Hashable, Sendable {
    public var version: String
    public var connId: String
    public var bootId: String
}

public struct HelloOkSessionDefaults: Codable, Hashable, Sendable {
    public var defaultAgentId: String
    public var mainKey: String
    public var mainSessionKey: String
    public var scope: String
}

public struct HelloOkSnapshot: Codable, Hashable, Sendable {
    public var presence: [PresenceEntry]
    public var health: HealthResult
    public var stateVersion: StateVersion
    public var uptimeMs: Int
    public var configPath: String
    public var stateDir: String
    public var sessionDefaults: HelloOkSessionDefaults
    public var authMode: String
    public var appliedConfigHash: String?
}

public struct InvokeRequest: Codable, Hashable, Sendable {
    public var id: String
    public var nodeId: String
    public var command: String
    public var paramsJSON: String?
    public var timeoutMs: Int?
    public var idempotencyKey: String?
}

public typealias LastHeartbeatResult = Heartbeat?

public struct LogsTailParams: Codable, Hashable, Sendable {
    public var cursor: Int?
    public var limit: Int?
    public var maxBytes: Int?
}

public struct LogsTailResult: Codable, Hashable, Sendable {
    public var file: String
    public var cursor: Int
    public var size: Int
    public var lines: [String]
    public var truncated: Bool
    public var reset: Bool
}

public struct MessageActionParams: Codable, Hashable, Sendable {
    public var channel: String
    public var action: String
    public var params: MessageActionParamsArguments
    public var accountId: String?
    public var agentId: String?
    public var sessionKey: String?
    public var idempotencyKey: String
}

public struct MessageActionParamsArguments: Codable, Hashable, Sendable {
    public var to: String?
    public var target: String?
    public var message: String?
    public var media: String?
    public var mediaUrl: String?
    public var mediaUrls: [String]?
    public var threadId: String?
    public var pollQuestion: String?
    public var pollOption: [String]?
}

public struct MessageUsage: Codable, Hashable, Sendable {
    public var input: Int
    public var output: Int
    public var cacheRead: Int
    public var cacheWrite: Int
    public var totalTokens: Int
    public var cost: MessageUsageCost?
}

public struct MessageUsageCost: Codable, Hashable, Sendable {
    public var input: Double?
    public var output: Double?
    public var cacheRead: Double?
    public var cacheWrite: Double?
    public var total: Double
}

public struct ModelsListParams: Codable, Hashable, Sendable {
    public var view: String?
    public var includeDetails: Bool?
}

public struct ModelsListResult: Codable, Hashable, Sendable {
    public var models: [ModelsListResultModel]
}

public struct ModelsListResultModel: Codable, Hashable, Sendable {
    public var id: String
    public var name: String
    public var provider: String
    public var contextWindow: Int
    public var reasoning: Bool
    public var input: [String]
}

public struct NoParams: Codable, Hashable, Sendable {
}

public struct NodeCanvasCapabilityRefreshResult: Codable, Hashable, Sendable {
    public var canvasCapability: String
    public var canvasCapabilityExpiresAtMs: Int
    public var canvasHostUrl: String?
}

public struct NodeDescribeResult: Codable, Hashable, Sendable {
    public var ts: Int
    public var nodeId: String
    public var displayName: String?
    public var platform: String?
    public var version: String?
    public var deviceFamily: String?
    public var modelIdentifier: String?
    public var remoteIp: String?
    public var caps: [String]
    public var commands: [String]
    public var pathEnv: String?
    public var permissions: [String: Bool]?
    public var connectedAtMs: Int?
    public var paired: Bool
    public var connected: Bool
}

public struct NodeEntry: Codable, Hashable, Sendable {
    public var nodeId: String
    public var displayName: String?
    public var platform: String?
    public var version: String?
    public var deviceFamily: String?
    public var modelIdentifier: String?
    public var remoteIp: String?
    public var caps: [String]
    public var commands: [String]
    public var pathEnv: String?
    public var permissions: [String: Bool]?
    public var connectedAtMs: Int?
    public var paired: Bool
    public var connected: Bool
}

public struct NodeEventParams: Codable, Hashable, Sendable {
    public var event: String
    public var payload: JSONValue?
    public var payloadJSON: String?
}

public struct NodeIdParams: Codable, Hashable, Sendable {
    public var nodeId: String
}

public struct NodeInvokeParams: Codable, Hashable, Sendable {
    public var nodeId: String
    public var command: String
    public var params: JSONValue?
    public var timeoutMs: Int?
    public var idempotencyKey: String
}

public struct NodeInvokeResult: Codable, Hashable, Sendable {
    public var ok: Bool
    public var nodeId: String
    public var command: String
    public var payload: JSONValue?
    public var payloadJSON: String?
}

public struct NodeInvokeResultParams: Codable, Hashable, Sendable {
    public var id: String
    public var nodeId: String
    public var ok: Bool
    public var payload: JSONValue?
    public var payloadJSON: JSONValue?
    public var error: NodeInvokeResultParamsFailure?
}

public struct NodeInvokeResultParamsFailure: Codable, Hashable, Sendable {
    public var code: String?
    public var message: String?
}

public struct NodeInvokeResultResult: Codable, Hashable, Sendable {
    public var ok: Bool
    public var ignored: Bool?
}

public struct NodeListResult: Codable, Hashable, Sendable {
    public var ts: Int
    public var nodes: [NodeEntry]
}

public struct NodePairApproveResult: Codable, Hashable, Sendable {
    public var requestId: String
    public var node: PairedNode
}

public struct NodePairDecisionParams: Codable, Hashable, Sendable {
    public var requestId: String
}

public struct NodePairListResult: Codable, Hashable, Sendable {
    public var pending: [NodePairRequest]
    public var paired: [PairedNode]
}

public struct NodePairRejectResult: Codable, Hashable, Sendable {
    public var requestId: String
    public var nodeId: String
}

public struct NodePairRequest: Codable, Hashable, Sendable {
    public var requestId: String
    public var nodeId: String
    public var displayName: String?
    public var platform: String?
    public var version: String?
    public var coreVersion: String?
    public var uiVersion: String?
    public var deviceFamily: String?
    public var modelIdentifier: String?
    public var caps: [String]?
    public var commands: [String]?
    public var remoteIp: String?
    public var silent: Bool?
    public var isRepair: Bool
    public var ts: Int
}

public struct NodePairRequestParams: Codable, Hashable, Sendable {
    public var nodeId: String
    public var displayName: String?
    public var platform: String?
    public var version: String?
    public var coreVersion: String?
    public var uiVersion: String?
    public var deviceFamily: String?
    public var modelIdentifier: String?
    public var caps: [String]?
    public var commands: [String]?
    public var remoteIp: String?
    public var silent: Bool?
}

public struct NodePairRequestResult: Codable, Hashable, Sendable {
    public var status: NodePairRequestResultStatus
    public var request: NodePairRequest
    public var created: Bool
}

public enum NodePairRequestResultStatus: String, Codable, Hashable, Sendable {
    case pending = "pending"
}

public struct NodePairResolved: Codable, Hashable, Sendable {
    public var requestId: String
    public var nodeId: String
    public var decision: Decision
    public var ts: Int
}

public struct NodePairVerifyParams: Codable, Hashable, Sendable {
    public var nodeId: String
    public var token: String
}

public struct NodePairVerifyResult: Codable, Hashable, Sendable {
    public var ok: Bool
    public var node: PairedNode?
}

public struct NodePendingAckParams: Codable, Hashable, Sendable {
    public var ids: [String]?
}

public struct NodePendingAckResult: Codable, Hashable, Sendable {
    public var nodeId: String
    public var ackedIds: [String]
    public var remainingCount: Int
}

public struct NodePendingDrainParams: Codable, Hashable, Sendable {
    public var maxItems: Int?
}

public struct NodePendingDrainResult: Codable, Hashable, Sendable {
    public var nodeId: String
    public var revision: Int
    public var items: [PendingWork]
    public var hasMore: Bool
}

public struct NodePendingEnqueueParams: Codable, Hashable, Sendable {
    public var nodeId: String
    public var type: NodePendingEnqueueParamsType
    public var priority: NodePendingEnqueueParamsPriority?
    public var expiresInMs: Int?
    public var wake: Bool?
}

public enum NodePendingEnqueueParamsPriority: String, Codable, Hashable, Sendable {
    case normal = "normal"
    case high = "high"
}

public enum NodePendingEnqueueParamsType: String, Codable, Hashable, Sendable {
    case statusRequest = "status.request"
    case locationRequest = "location.request"
}

public struct NodePendingEnqueueResult: Codable, Hashable, Sendable {
    public var nodeId: String
    public var revision: Int
    public var queued: PendingWork
    public var wakeTriggered: Bool
}

public struct NodePendingPullResult: Codable, Hashable, Sendable {
    public var nodeId: String
    public var actions: [NodePendingPullResultAction]
}

public struct NodePendingPullResultAction: Codable, Hashable, Sendable {
    public var id: String
    public var command: String
    public var paramsJSON: String?
    public var enqueuedAtMs: Int
}

public struct NodeRenameParams: Codable, Hashable, Sendable {
    public var nodeId: String
    public var displayName: String
}

public struct NodeRenameResult: Codable, Hashable, Sendable {
    public var nodeId: String
    public var displayName: String
}

public struct OkResult: Codable, Hashable, Sendable {
    public var ok: Bool
}

public struct PairedDevice: Codable, Hashable, Sendable {
    public var deviceId: String
    public var publicKey: String
    public var displayName: String?
    public var platform: String?
    public var deviceFamily: String?
    public var clientId: String?
    public var clientMode: String?
    public var role: String?
    public var roles: [String]
    public var scopes: [String]
    public var remoteIp: String?
    public var createdAtMs: Int
    public var approvedAtMs: Int
    public var tokens: [PairedDeviceToken]
}

public struct PairedDeviceToken: Codable, Hashable, Sendable {
    public var role: String
    public var scopes: [String]
    public var createdAtMs: Int
    public var rotatedAtMs: Int?
    public var revokedAtMs: Int?
    public var lastUsedAtMs: Int?
}

public struct PairedNode: Codable, Hashable, Sendable {
    public var nodeId: String
    public var token: String?
    public var displayName: String?
    public var platform: String?
    public var version: String?
    public var coreVersion: String?
    public var uiVersion: String?
    public var deviceFamily: String?
    public var modelIdentifier: String?
    public var caps: [String]?
    public var commands: [String]?
    public var remoteIp: String?
    public var createdAtMs: Int
    public var approvedAtMs: Int
}

public struct PairingDecisionParams: Codable, Hashable, Sendable {
    public var requestId: String
}

public struct PairingRequest: Codable, Hashable, Sendable {
    public var requestId: String
    public var deviceId: String
    public var publicKey: String
    public var displayName: String?
    public var platform: String?
    public var deviceFamily: String?
    public var clientId: String?
    public var clientMode: String?
    public var role: String?
    public var roles: [String]
    public var scopes: [String]
    public var remoteIp: String?
    public var silent: Bool
    public var isRepair: Bool
    public var ts: Int
}

public struct PendingWork: Codable, Hashable, Sendable {
    public var id: String
    public var type: NodePendingEnqueueParamsType
    public var priority: PendingWorkPriority
    public var createdAtMs: Int
    public var expiresAtMs: Int?
}

public enum PendingWorkPriority: String, Codable, Hashable, Sendable {
    case high = "high"
    case normal = "normal"
    case `default` = "default"
}

public struct PluginDeployParams: Codable, Hashable, Sendable {
    public var fileName: String
    public var content: String
}

public struct PluginEntry: Codable, Hashable, Sendable {
    public var id: String
    public var name: String
    public var version: String
    public var state: PluginEntryState
    public var builtIn: Bool
    public var previousVersion: String?
    public var problem: String?
    public var provides: [String]
}

public enum PluginEntryState: String, Codable, Hashable, Sendable {
    case active = "active"
    case disabled = "disabled"
    case failed = "failed"
}

public struct PluginParams: Codable, Hashable, Sendable {
    public var id: String
}

public struct PluginResult: Codable, Hashable, Sendable {
    public var ok: Bool
    public var plugin: PluginEntry
}

public struct PluginsListResult: Codable, Hashable, Sendable {
    public var plugins: [PluginEntry]
}

public struct PluginsUninstallResult: Codable, Hashable, Sendable {
    public var ok: Bool
    public var id: String
}

public struct PollParams: Codable, Hashable, Sendable {
    public var to: String
    public var question: String
    public var options: [String]?
    public var maxSelections: Int?
    public var durationSeconds: Int?
    public var durationHours: Int?
    public var silent: Bool?
    public var isAnonymous: Bool?
    public var threadId: String?
    public var channel: String?
    public var accountId: String?
    public var idempotencyKey: String
}

public struct PresenceEntry: Codable, Hashable, Sendable {
    public var host: String?
    public var ip: String?
    public var version: String?
    public var platform: String?
    public var deviceFamily: String?
    public var modelIdentifier: String?
    public var mode: String?
    public var reason: String?
    public var text: String
    public var ts: Int
    public var deviceId: String?
    public var roles: [String]?
    public var scopes: [String]?
    public var instanceId: String?
    public var lastInputSeconds: Int?
    public var tags: [String]?
}

public struct PresenceList: Codable, Hashable, Sendable {
    public var presence: [PresenceEntry]
}

public struct RequestFrame: Codable, Hashable, Sendable {
    public var type: String
    public var id: String
    public var method: String
    public var params: JSONValue?
}

public struct ResponseFrame: Codable, Hashable, Sendable {
    public var type: String
    public var id: String
    public var ok: Bool
    public var payload: JSONValue?
    public var error: WireError?
}

public struct SandboxExplainParams: Codable, Hashable, Sendable {
    public var agentId: String?
    public var sessionKey: String?
}

public struct SandboxExplainResult: Codable, Hashable, Sendable {
    public var agentId: String
    public var sessionKey: String
    public var sandboxed: Bool
    public var mode: String
    public var scope: String
    public var workspaceAccess: String
    public var folder: String
    public var writable: Bool
    public var backend: SandboxExplainResultBackend?
    public var tools: [SandboxExplainResultTool]
    public var elevated: SandboxExplainResultElevated
}

public struct SandboxExplainResultBackend: Codable, Hashable, Sendable {
    public var name: String
    public var works: Bool
    public var words: String
    public var container: String
    public var image: String
    public var workdir: String
    public var mounts: [SandboxExplainResultMount]
    public var limits: [String: String]
    public var unlimited: [String]
}

public struct SandboxExplainResultElevated: Codable, Hashable, Sendable {
    public var enabled: Bool
    public var level: String
    public var allowFrom: [String: JSONValue]
}

public struct SandboxExplainResultMount: Codable, Hashable, Sendable {
    public var source: String
    public var target: String
    public var writable: Bool
}

public struct SandboxExplainResultTool: Codable, Hashable, Sendable {
    public var id: String
    public var group: String
    public var allowed: Bool
    public var reason: String
}

public struct SandboxListResult: Codable, Hashable, Sendable {
    public var sandboxes: [SandboxListResultBox]
}

public struct SandboxListResultBox: Codable, Hashable, Sendable {
    public var name: String
    public var backend: String
    public var scope: String
    public var agentId: String
    public var image: String
    public var running: Bool
    public var createdAtMs: Int
    public var lastUsedAtMs: Int
}

public struct SandboxRecreateParams: Codable, Hashable, Sendable {
    public var all: Bool?
    public var session: String?
    public var agent: String?
    public var name: String?
    public var force: Bool?
}

public struct SandboxRecreateResult: Codable, Hashable, Sendable {
    public var removed: [String]
    public var inUse: [String]
}

public struct SecretsReloadResult: Codable, Hashable, Sendable {
    public var ok: Bool
    public var warningCount: Int
}

public struct SecretsResolveParams: Codable, Hashable, Sendable {
    public var commandName: JSONValue?
    public var targetIds: JSONValue?
}

public struct SecretsResolveResult: Codable, Hashable, Sendable {
    public var ok: Bool
    public var assignments: [SecretsResolveResultAssignment]
    public var diagnostics: [String]
    public var inactiveRefPaths: [String]
}

public struct SecretsResolveResultAssignment: Codable, Hashable, Sendable {
    public var path: String
    public var pathSegments: [String]
    public var value: String
}

public struct SendParams: Codable, Hashable, Sendable {
    public var to: String
    public var message: String?
    public var mediaUrl: String?
    public var mediaUrls: [String]?
    public var gifPlayback: Bool?
    public var channel: String?
    public var accountId: String?
    public var agentId: String?
    public var threadId: String?
    public var sessionKey: String?
    public var idempotencyKey: String
}

public struct SendResult: Codable, Hashable, Sendable {
    public var runId: String
    public var messageId: String
    public var channel: String
    public var accountId: String
    public var to: String
}

public struct SessionFields: Codable, Hashable, Sendable {
    public var sessionId: String
    public var updatedAt: Int
    public var sessionFile: String?
    public var chatType: ChatType?
    public var systemSent: Bool?
    public var abortedLastRun: Bool?
    public var modelProvider: String?
    public var model: String?
    public var contextTokens: Int?
    public var inputTokens: Int?
    public var outputTokens: Int?
    public var cacheRead: Int?
    public var cacheWrite: Int?
    public var totalTokens: Int?
    public var totalTokensFresh: Bool?
    public var origin: SessionFieldsOrigin?
    public var deliveryContext: SessionFieldsDelivery?
    public var lastChannel: String?
    public var label: String?
    public var displayName: String?
    public var channel: String?
    public var subject: String?
    public var groupChannel: String?
    public var space: String?
    public var spawnedBy: String?
    public var spawnDepth: Int?
    public var subagentRole: SessionsPatchParamsSubagentRole?
    public var subagentControlScope: SessionsPatchParamsSubagentControlScope?
    public var thinkingLevel: String?
    public var fastMode: Bool?
    public var verboseLevel: String?
    public var reasoningLevel: String?
    public var elevatedLevel: String?
    public var sendPolicy: SessionsPatchParamsSendPolicy?
    public var responseUsage: SessionsPatchParamsResponseUsage?
    public var groupActivation: SessionsPatchParamsGroupActivation?
    public var execHost: String?
    public var execSecurity: String?
    public var execAsk: String?
    public var execNode: String?
    public var providerOverride: String?
    public var modelOverride: String?
    public var lastTo: String?
    public var lastAccountId: String?
}

public struct SessionFieldsDelivery: Codable, Hashable, Sendable {
    public var channel: String?
    public var to: String?
    public var accountId: String?
}

public struct SessionFieldsOrigin: Codable, Hashable, Sendable {
    public var provider: String?
    public var surface: String?
    public var chatType: ChatType?
}

public struct SessionUsageParams: Codable, Hashable, Sendable {
    public var key: String?
    public var limit: Int?
}

public struct SessionsCleanupParams: Codable, Hashable, Sendable {
    public var agentId: String?
    public var dryRun: Bool?
    public var enforce: Bool?
}

public struct SessionsCleanupResult: Codable, Hashable, Sendable {
    public var ok: Bool
    public var dryRun: Bool
    public var agents: [SessionsCleanupResultAgent]
}

public struct SessionsCleanupResultAgent: Codable, Hashable, Sendable {
    public var agentId: String
    public var mode: String
    public var kept: Int
    public var due: Int
    public var single: Int
    public var age: Int
    public var count: Int
    public var disk: Int
    public var archives: Int
    public var bytes: Int
}

public struct SessionsCompactParams: Codable, Hashable, Sendable {
    public var key: String
    public var maxLines: Int?
}

public struct SessionsCompactResult: Codable, Hashable, Sendable {
    public var ok: Bool
    public var key: String
    public var compacted: Bool
    public var reason: String?
    public var archived: String?
    public var kept: Int?
}

public struct SessionsDeleteParams: Codable, Hashable, Sendable {
    public var key: String
    public var deleteTranscript: Bool?
    public var emitLifecycleHooks: Bool?
}

public struct SessionsDeleteResult: Codable, Hashable, Sendable {
    public var ok: Bool
    public var key: String
    public var deleted: Bool
    public var archived: [String]
}

public struct SessionsGetParams: Codable, Hashable, Sendable {
    public var key: String?
    public var sessionKey: String?
    public var limit: Int?
}

public struct SessionsGetResult: Codable, Hashable, Sendable {
    public var messages: [TranscriptMessage]
}

public struct SessionsListParams: Codable, Hashable, Sendable {
    public var limit: Int?
    public var activeMinutes: Int?
    public var includeGlobal: Bool?
    public var includeUnknown: Bool?
    public var includeDerivedTitles: Bool?
    public var includeLastMessage: Bool?
    public var label: String?
    public var spawnedBy: String?
    public var agentId: String?
    public var search: String?
}

public struct SessionsListResult: Codable, Hashable, Sendable {
    public var ts: Int
    public var path: String
    public var count: Int
    public var defaults: SessionsListResultDefaults
    public var sessions: [SessionsListResultSession]
}

public struct SessionsListResultDefaults: Codable, Hashable, Sendable {
    public var modelProvider: String
    public var model: String
    public var contextTokens: Int
}

public enum SessionsListResultKind: String, Codable, Hashable, Sendable {
    case direct = "direct"
    case group = "group"
    case global = "global"
    case unknown = "unknown"
}

public struct SessionsListResultSession: Codable, Hashable, Sendable {
    public var key: String
    public var kind: SessionsListResultKind
    public var chatType: ChatType
    public var origin: SessionFieldsOrigin
    public var updatedAt: Int
    public var sessionId: String
    public var systemSent: Bool
    public var abortedLastRun: Bool
    public var inputTokens: Int
    public var outputTokens: Int
    public var totalTokens: Int
    public var totalTokensFresh: Bool
    public var modelProvider: String
    public var model: String
    public var contextTokens: Int
    public var deliveryContext: SessionFieldsDelivery
    public var lastChannel: String
    public var label: String?
    public var displayName: String?
    public var channel: String?
    public var subject: String?
    public var groupChannel: String?
    public var space: String?
    public var spawnedBy: String?
    public var spawnDepth: Int?
    public var subagentRole: SessionsPatchParamsSubagentRole?
    public var subagentControlScope: SessionsPatchParamsSubagentControlScope?
    public var thinkingLevel: String?
    public var fastMode: Bool?
    public var verboseLevel: String?
    public var reasoningLevel: String?
    public var elevatedLevel: String?
    public var sendPolicy: SessionsPatchParamsSendPolicy?
    public var responseUsage: SessionsPatchParamsResponseUsage?
    public var groupActivation: SessionsPatchParamsGroupActivation?
    public var execHost: String?
    public var execSecurity: String?
    public var execAsk: String?
    public var execNode: String?
    public var providerOverride: String?
    public var modelOverride: String?
    public var lastTo: String?
    public var lastAccountId: String?
    public var derivedTitle: String?
    public var lastMessagePreview: String?
}

public struct SessionsPatchParams: Codable, Hashable, Sendable {
    public var key: String
    public var label: String?
    public var thinkingLevel: String?
    public var fastMode: Bool?
    public var verboseLevel: String?
    public var reasoningLevel: String?
    public var responseUsage: SessionsPatchParamsResponseUsage?
    public var elevatedLevel: String?
    public var execHost: String?
    public var execSecurity: String?
    public var execAsk: String?
    public var execNode: String?
    public var model: String?
    public var spawnedBy: String?
    public var spawnDepth: Int?
    public var subagentRole: SessionsPatchParamsSubagentRole?
    public var subagentControlScope: SessionsPatchParamsSubagentControlScope?
    public var sendPolicy: SessionsPatchParamsSendPolicy?
    public var groupActivation: SessionsPatchParamsGroupActivation?
}

public enum SessionsPatchParamsGroupActivation: String, Codable, Hashable, Sendable {
    case mention = "mention"
    case always = "always"
}

public enum SessionsPatchParamsResponseUsage: String, Codable, Hashable, Sendable {
    case off = "off"
    case tokens = "tokens"
    case full = "full"
    case on = "on"
}

public enum SessionsPatchParamsSendPolicy: String, Codable, Hashable, Sendable {
    case allow = "allow"
    case deny = "deny"
}

public enum SessionsPatchParamsSubagentControlScope: String, Codable, Hashable, Sendable {
    case children = "children"
    case none = "none"
}

public enum SessionsPatchParamsSubagentRole: String, Codable, Hashable, Sendable {
    case orchestrator = "orchestrator"
    case leaf = "leaf"
}

public struct SessionsPatchResult: Codable, Hashable, Sendable {
    public var ok: Bool
    public var path: String
    public var key: String
    public var entry: SessionFields
    public var resolved: SessionsPatchResultResolved
}

public struct SessionsPatchResultResolved: Codable, Hashable, Sendable {
    public var modelProvider: String
    public var model: String
}

public struct SessionsPreviewParams: Codable, Hashable, Sendable {
    public var keys: [String]?
    public var limit: Int?
    public var maxChars: Int?
}

public struct SessionsPreviewResult: Codable, Hashable, Sendable {
    public var ts: Int
    public var previews: [SessionsPreviewResultPreview]
}

public struct SessionsPreviewResultItem: Codable, Hashable, Sendable {
    public var role: String
    public var text: String
}

public struct SessionsPreviewResultPreview: Codable, Hashable, Sendable {
    public var key: String
    public var status: SessionsPreviewResultStatus
    public var items: [SessionsPreviewResultItem]
}

public enum SessionsPreviewResultStatus: String, Codable, Hashable, Sendable {
    case ok = "ok"
    case empty = "empty"
    case missing = "missing"
}

public struct SessionsResetParams: Codable, Hashable, Sendable {
    public var key: String
    public var reason: SessionsResetParamsReason?
}

public enum SessionsResetParamsReason: String, Codable, Hashable, Sendable {
    case new = "new"
    case reset = "reset"
}

public struct SessionsResetResult: Codable, Hashable, Sendable {
    public var ok: Bool
    public var key: String
    public var entry: SessionFields
}

public struct SessionsResolveParams: Codable, Hashable, Sendable {
    public var key: String?
    public var sessionId: String?
    public var label: String?
    public var agentId: String?
    public var spawnedBy: String?
    public var includeGlobal: Bool?
    public var includeUnknown: Bool?
}

public struct SessionsResolveResult: Codable, Hashable, Sendable {
    public var ok: Bool
    public var key: String
}

public struct SessionsUsageLogsResult: Codable, Hashable, Sendable {
    public var logs: [SessionsUsageLogsResultEntry]
}

public struct SessionsUsageLogsResultEntry: Codable, Hashable, Sendable {
    public var timestamp: Int
    public var role: String
    public var content: String
    public var tokens: Int?
    public var cost: Double?
}

public struct SessionsUsageParams: Codable, Hashable, Sendable {
    public var key: String?
    public var startDate: String?
    public var endDate: String?
    public var mode: SessionsUsageParamsMode?
    public var utcOffset: String?
    public var limit: Int?
    public var includeContextWeight: Bool?
}

public enum SessionsUsageParamsMode: String, Codable, Hashable, Sendable {
    case utc = "utc"
    case gateway = "gateway"
    case specific = "specific"
}

public struct SessionsUsageResult: Codable, Hashable, Sendable {
    public var updatedAt: Int
    public var startDate: String
    public var endDate: String
    public var sessions: [SessionsUsageResultSession]
    public var totals: UsageTotals
    public var aggregates: SessionsUsageResultAggregates
}

public struct SessionsUsageResultAggregates: Codable, Hashable, Sendable {
    public var messages: SessionsUsageResultMessages
    public var tools: SessionsUsageResultTools
    public var byModel: [SessionsUsageResultOfModel]
    public var byProvider: [SessionsUsageResultOfProvider]
    public var byAgent: [SessionsUsageResultOfAgent]
    public var byChannel: [SessionsUsageResultOfChannel]
    public var dailyLatency: [SessionsUsageResultDayLatency]
    public var modelDaily: [SessionsUsageResultDayModel]
    public var daily: [SessionsUsageResultDay]
}

public struct SessionsUsageResultDay: Codable, Hashable, Sendable {
    public var date: String
    public var tokens: Int
    public var cost: Double
    public var messages: Int
    public var toolCalls: Int
    public var errors: Int
}

public struct SessionsUsageResultDayLatency: Codable, Hashable, Sendable {
    public var date: String
    public var count: Int
    public var avgMs: Double
    public var p95Ms: Int
    public var minMs: Int
    public var maxMs: Int
}

public struct SessionsUsageResultDayMessages: Codable, Hashable, Sendable {
    public var date: String
    public var total: Int
    public var user: Int
    public var assistant: Int
    public var toolCalls: Int
    public var toolResults: Int
    public var errors: Int
}

public struct SessionsUsageResultDayModel: Codable, Hashable, Sendable {
    public var date: String
    public var provider: String
    public var model: String
    public var tokens: Int
    public var cost: Double
    public var count: Int
}

public struct SessionsUsageResultDayTokens: Codable, Hashable, Sendable {
    public var date: String
    public var tokens: Int
    public var cost: Double
}

public struct SessionsUsageResultMessages: Codable, Hashable, Sendable {
    public var total: Int
    public var user: Int
    public var assistant: Int
    public var toolCalls: Int
    public var toolResults: Int
    public var errors: Int
}

public struct SessionsUsageResultOfAgent: Codable, Hashable, Sendable {
    public var agentId: String
    public var totals: UsageTotals
}

public struct SessionsUsageResultOfChannel: Codable, Hashable, Sendable {
    public var channel: String
    public var totals: UsageTotals
}

public struct SessionsUsageResultOfModel: Codable, Hashable, Sendable {
    public var provider: String
    public var model: String
    public var count: Int
    public var totals: UsageTotals
}

public struct SessionsUsageResultOfProvider: Codable, Hashable, Sendable {
    public var provider: String
    public var count: Int
    public var totals: UsageTotals
}

public struct SessionsUsageResultSession: Codable, Hashable, Sendable {
    public var key: String
    public var sessionId: String
    public var updatedAt: Int
    public var agentId: String
    public var channel: String
    public var chatType: ChatType
    public var modelProvider: String
    public var model: String
    public var label: String?
    public var usage: SessionsUsageResultUsage
}

public struct SessionsUsageResultToolCount: Codable, Hashable, Sendable {
    public var name: String
    public var count: Int
}

public struct SessionsUsageResultTools: Codable, Hashable, Sendable {
    public var totalCalls: Int
    public var uniqueTools: Int
    public var tools: [SessionsUsageResultToolCount]
}

public struct SessionsUsageResultUsage: Codable, Hashable, Sendable {
    public var sessionId: String
    public var firstActivity: Int
    public var lastActivity: Int
    public var durationMs: Int
    public var activityDates: [String]
    public var dailyBreakdown: [SessionsUsageResultDayTokens]
    public var dailyMessageCounts: [SessionsUsageResultDayMessages]
    public var dailyLatency: [SessionsUsageResultDayLatency]
    public var dailyModelUsage: [SessionsUsageResultDayModel]
    public var messageCounts: SessionsUsageResultMessages
    public var toolUsage: SessionsUsageResultTools
    public var modelUsage: [SessionsUsageResultOfModel]
    public var input: Int
    public var output: Int
    public var cacheRead: Int
    public var cacheWrite: Int
    public var totalTokens: Int
    public var totalCost: Double
    public var inputCost: Double
    public var outputCost: Double
    public var cacheReadCost: Double
    public var cacheWriteCost: Double
    public var missingCostEntries: Int
}

public struct SessionsUsageTimeseriesResult: Codable, Hashable, Sendable {
    public var sessionId: String
    public var points: [SessionsUsageTimeseriesResultPoint]
}

public struct SessionsUsageTimeseriesResultPoint: Codable, Hashable, Sendable {
    public var timestamp: Int
    public var input: Int
    public var output: Int
    public var cacheRead: Int
    public var cacheWrite: Int
    public var totalTokens: Int
    public var cost: Double
    public var cumulativeTokens: Int
    public var cumulativeCost: Double
}

public struct SetHeartbeatsParams: Codable, Hashable, Sendable {
    public var enabled: JSONValue?
}

public struct SetHeartbeatsResult: Codable, Hashable, Sendable {
    public var ok: Bool
    public var enabled: Bool
}

public struct Shutdown: Codable, Hashable, Sendable {
    public var reason: String
    public var restartExpectedMs: Int?
}

public struct StateVersion: Codable, Hashable, Sendable {
    public var presence: Int
    public var health: Int
}

public struct StatusResult: Codable, Hashable, Sendable {
    public var runtimeVersion: String
    public var heartbeat: StatusResultHeartbeats
    public var channelSummary: [String]
    public var queuedSystemEvents: [String]
    public var sessions: StatusResultSessions
    public var problems: [String]
}

public struct StatusResultDefaults: Codable, Hashable, Sendable {
    public var model: String
    public var contextTokens: Int
}

public struct StatusResultHeartbeat: Codable, Hashable, Sendable {
    public var agentId: String
    public var enabled: Bool
    public var every: String
    public var everyMs: Int?
}

public struct StatusResultHeartbeats: Codable, Hashable, Sendable {
    public var defaultAgentId: String
    public var agents: [StatusResultHeartbeat]
}

public struct StatusResultOfAgent: Codable, Hashable, Sendable {
    public var agentId: String
    public var path: String
    public var count: Int
    public var recent: [StatusResultSession]
}

public struct StatusResultSession: Codable, Hashable, Sendable {
    public var agentId: String
    public var key: String
    public var kind: ChatType
    public var sessionId: String
    public var updatedAt: Int
    public var age: Int
    public var systemSent: Bool
    public var abortedLastRun: Bool
    public var inputTokens: Int
    public var outputTokens: Int
    public var cacheRead: Int
    public var cacheWrite: Int
    public var totalTokens: Int
    public var totalTokensFresh: Bool
    public var remainingTokens: Int
    public var percentUsed: Int
    public var model: String
    public var contextTokens: Int
    public var flags: [String]
}

public struct StatusResultSessions: Codable, Hashable, Sendable {
    public var paths: [String]
    public var count: Int
    public var defaults: StatusResultDefaults
    public var recent: [StatusResultSession]
    public var byAgent: [StatusResultOfAgent]
}

public struct SystemEventParams: Codable, Hashable, Sendable {
    public var text: JSONValue?
    public var deviceId: String?
    public var instanceId: String?
    public var host: String?
    public var ip: String?
    public var mode: String?
    public var version: String?
    public var platform: String?
    public var deviceFamily: String?
    public var modelIdentifier: String?
    public var lastInputSeconds: Int?
    public var reason: String?
    public var roles: [String]?
    public var scopes: [String]?
    public var tags: [String]?
}

public typealias SystemPresenceResult = [PresenceEntry]

public struct Tick: Codable, Hashable, Sendable {
    public var ts: Int
}

public struct ToolsCatalogParams: Codable, Hashable, Sendable {
    public var agentId: String?
    public var includePlugins: Bool?
}

public struct ToolsCatalogResult: Codable, Hashable, Sendable {
    public var agentId: String
    public var profiles: [ToolsCatalogResultProfile]
    public var groups: [ToolsCatalogResultGroup]
}

public struct ToolsCatalogResultGroup: Codable, Hashable, Sendable {
    public var id: String
    public var label: String
    public var source: ToolsCatalogResultSource
    public var pluginId: String?
    public var tools: [ToolsCatalogResultTool]
}

public struct ToolsCatalogResultProfile: Codable, Hashable, Sendable {
    public var id: ToolsCatalogResultProfileId
    public var label: String
}

public enum ToolsCatalogResultProfileId: String, Codable, Hashable, Sendable {
    case minimal = "minimal"
    case coding = "coding"
    case messaging = "messaging"
    case full = "full"
}

public enum ToolsCatalogResultSource: String, Codable, Hashable, Sendable {
    case core = "core"
    case plugin = "plugin"
}

public struct ToolsCatalogResultTool: Codable, Hashable, Sendable {
    public var id: String
    public var label: String
    public var description: String
    public var source: ToolsCatalogResultSource
    public var pluginId: String?
    public var defaultProfiles: [ToolsCatalogResultProfileId]
    public var allowed: Bool?
    public var reason: String?
}

public struct TranscriptMessage: Codable, Hashable, Sendable {
    public var role: String
    public var content: TranscriptMessageContent
    public var timestamp: Int?
    public var api: String?
    public var provider: String?
    public var model: String?
    public var usage: MessageUsage?
    public var stopReason: String?
    public var errorMessage: String?
    public var senderLabel: String?
    public var toolCallId: String?
    public var toolName: String?
    public var isError: Bool?
}

public enum TranscriptMessageContent: Codable, Hashable, Sendable {
    case text(TranscriptMessageContentText)
    case parts(TranscriptMessageContentParts)

    public init(from decoder: Decoder) throws {
        if let value = try? TranscriptMessageContentText(from: decoder) { self = .text(value); return }
        if let value = try? TranscriptMessageContentParts(from: decoder) { self = .parts(value); return }
        throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "none of its forms"))
    }

    public func encode(to encoder: Encoder) throws {
        switch self {
        case .text(let value): try value.encode(to: encoder)
        case .parts(let value): try value.encode(to: encoder)
        }
    }
}

public typealias TranscriptMessageContentParts = [TranscriptMessagePart]

public typealias TranscriptMessageContentText = String

public struct TranscriptMessagePart: Codable, Hashable, Sendable {
    public var type: String
    public var text: String?
    public var id: String?
    public var name: String?
    public var arguments: [String: JSONValue]?
    public var mimeType: String?
    public var omitted: Bool?
    public var bytes: Int?
}

public struct UsageCostParams: Codable, Hashable, Sendable {
    public var days: Int?
    public var startDate: String?
    public var endDate: String?
    public var mode: String?
    public var utcOffset: String?
}

public struct UsageCostResult: Codable, Hashable, Sendable {
    public var updatedAt: Int
    public var days: Int
    public var daily: [UsageCostResultDay]
    public var totals: UsageTotals
}

public struct UsageCostResultDay: Codable, Hashable, Sendable {
    public var date: String
    public var input: Int
    public var output: Int
    public var cacheRead: Int
    public var cacheWrite: Int
    public var totalTokens: Int
    public var totalCost: Double
    public var inputCost: Double
    public var outputCost: Double
    public var cacheReadCost: Double
    public var cacheWriteCost: Double
    public var missingCostEntries: Int
}

public struct UsageStatusResult: Codable, Hashable, Sendable {
    public var updatedAt: Int
    public var providers: [[String: JSONValue]]
}

public struct UsageTotals: Codable, Hashable, Sendable {
    public var input: Int
    public var output: Int
    public var cacheRead: Int
    public var cacheWrite: Int
    public var totalTokens: Int
    public var totalCost: Double
    public var inputCost: Double
    public var outputCost: Double
    public var cacheReadCost: Double
    public var cacheWriteCost: Double
    public var missingCostEntries: Int
}

public struct WakeParams: Codable, Hashable, Sendable {
    public var mode: WakeParamsMode
    public var text: String
}

public enum WakeParamsMode: String, Codable, Hashable, Sendable {
    case now = "now"
    case nextHeartbeat = "next-heartbeat"
}

public struct WireError: Codable, Hashable, Sendable {
    public var code: ErrorCode
    public var message: String
    public var details: [String: JSONValue]?
    public var retryable: Bool?
    public var retryAfterMs: Int?
}
