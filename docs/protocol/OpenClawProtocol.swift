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

public struct AgentIdentityParams: Codable, Hashable, Sendable {
    public var agentId: String?
    public var sessionKey: String?
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

public struct AgentStep: Codable, Hashable, Sendable {
    public var runId: String
    public var seq: Int
    public var stream: String
    public var ts: Int
    public var sessionKey: String?
    public var data: [String: JSONValue]
}

public struct AgentWaitParams: Codable, Hashable, Sendable {
    public var runId: String
    public var timeoutMs: Int?
}

public struct AgentsCreateParams: Codable, Hashable, Sendable {
    public var name: String
    public var workspace: String
    public var emoji: String?
    public var avatar: String?
}

public struct AgentsDeleteParams: Codable, Hashable, Sendable {
    public var agentId: String
    public var deleteFiles: Bool?
}

public struct AgentsFileParams: Codable, Hashable, Sendable {
    public var agentId: String
    public var name: String
}

public struct AgentsFileSetParams: Codable, Hashable, Sendable {
    public var agentId: String
    public var name: String
    public var content: String
}

public struct AgentsFilesParams: Codable, Hashable, Sendable {
    public var agentId: String
}

public struct AgentsUpdateParams: Codable, Hashable, Sendable {
    public var agentId: String
    public var name: String?
    public var workspace: String?
    public var model: String?
    public var avatar: String?
}

public struct Challenge: Codable, Hashable, Sendable {
    public var nonce: String
    public var ts: Int
}

public struct ChannelsLogoutParams: Codable, Hashable, Sendable {
    public var channel: String
    public var accountId: String?
}

public struct ChannelsStatusParams: Codable, Hashable, Sendable {
    public var probe: Bool?
    public var timeoutMs: Int?
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

public struct ChatHistoryParams: Codable, Hashable, Sendable {
    public var sessionKey: String
    public var limit: Int?
}

public struct ChatInjectParams: Codable, Hashable, Sendable {
    public var sessionKey: String
    public var message: String
    public var label: String?
}

public struct ChatMessage: Codable, Hashable, Sendable {
    public var role: String
    public var content: [[String: JSONValue]]
    public var timestamp: Int?
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

public enum ChatState: String, Codable, Hashable, Sendable {
    case delta = "delta"
    case final = "final"
    case aborted = "aborted"
    case error = "error"
    case status = "status"
}

public struct ConfigChangeParams: Codable, Hashable, Sendable {
    public var raw: String
    public var baseHash: String?
    public var sessionKey: String?
    public var note: String?
    public var restartDelayMs: Int?
}

public struct ConfigSchemaLookupParams: Codable, Hashable, Sendable {
    public var path: String
}

public struct ConfigSetParams: Codable, Hashable, Sendable {
    public var raw: String
    public var baseHash: String?
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

public struct DeviceParams: Codable, Hashable, Sendable {
    public var deviceId: String
}

public struct DeviceTokenRevokeParams: Codable, Hashable, Sendable {
    public var deviceId: String
    public var role: String
}

public struct DeviceTokenRotateParams: Codable, Hashable, Sendable {
    public var deviceId: String
    public var role: String
    public var scopes: [String]?
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

public struct HealthParams: Codable, Hashable, Sendable {
    public var probe: JSONValue?
}

public struct HealthState: Codable, Hashable, Sendable {
    public var ok: Bool
    public var ts: Int
    public var durationMs: Int?
    public var channels: [String: JSONValue]
    public var channelOrder: [String]
    public var channelLabels: [String: String]
}

public struct Heartbeat: Codable, Hashable, Sendable {
    public var ts: Int
    public var status: String
    public var reason: String?
    public var durationMs: Int?
    public var silent: Bool?
    public var indicatorType: String?
    public var preview: String?
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
    public var health: [String: JSONValue]
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

public struct LogsTailParams: Codable, Hashable, Sendable {
    public var cursor: Int?
    public var limit: Int?
    public var maxBytes: Int?
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

public struct NodePairDecisionParams: Codable, Hashable, Sendable {
    public var requestId: String
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

public struct NodePairVerifyParams: Codable, Hashable, Sendable {
    public var nodeId: String
    public var token: String
}

public struct NodePendingAckParams: Codable, Hashable, Sendable {
    public var ids: [String]?
}

public struct NodePendingDrainParams: Codable, Hashable, Sendable {
    public var maxItems: Int?
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

public struct NodeRenameParams: Codable, Hashable, Sendable {
    public var nodeId: String
    public var displayName: String
}

public struct PairRequested: Codable, Hashable, Sendable {
    public var requestId: String
    public var deviceId: String?
    public var nodeId: String?
    public var displayName: String?
    public var platform: String?
    public var ts: Int
}

public struct PairResolved: Codable, Hashable, Sendable {
    public var requestId: String
    public var deviceId: String?
    public var nodeId: String?
    public var decision: String
    public var ts: Int
}

public struct PairingDecisionParams: Codable, Hashable, Sendable {
    public var requestId: String
}

public struct PluginDeployParams: Codable, Hashable, Sendable {
    public var fileName: String
    public var content: String
}

public struct PluginParams: Codable, Hashable, Sendable {
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

public struct SessionUsageParams: Codable, Hashable, Sendable {
    public var key: String?
    public var limit: Int?
}

public struct SessionsCompactParams: Codable, Hashable, Sendable {
    public var key: String
    public var maxLines: Int?
}

public struct SessionsDeleteParams: Codable, Hashable, Sendable {
    public var key: String
    public var deleteTranscript: Bool?
    public var emitLifecycleHooks: Bool?
}

public struct SessionsGetParams: Codable, Hashable, Sendable {
    public var key: String?
    public var sessionKey: String?
    public var limit: Int?
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

public struct SessionsPreviewParams: Codable, Hashable, Sendable {
    public var keys: [String]?
    public var limit: Int?
    public var maxChars: Int?
}

public struct SessionsResetParams: Codable, Hashable, Sendable {
    public var key: String
    public var reason: SessionsResetParamsReason?
}

public enum SessionsResetParamsReason: String, Codable, Hashable, Sendable {
    case new = "new"
    case reset = "reset"
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

public struct SetHeartbeatsParams: Codable, Hashable, Sendable {
    public var enabled: JSONValue?
}

public struct Shutdown: Codable, Hashable, Sendable {
    public var reason: String
    public var restartExpectedMs: Int?
}

public struct StateVersion: Codable, Hashable, Sendable {
    public var presence: Int
    public var health: Int
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

public struct Tick: Codable, Hashable, Sendable {
    public var ts: Int
}

public struct ToolsCatalogParams: Codable, Hashable, Sendable {
    public var agentId: String?
    public var includePlugins: Bool?
}

public struct UsageCostParams: Codable, Hashable, Sendable {
    public var days: Int?
    public var startDate: String?
    public var endDate: String?
    public var mode: String?
    public var utcOffset: String?
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
