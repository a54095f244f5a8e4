namespace ResourceHub.GraphQL;

/// <summary>Limits and switches of a GraphQL server. Every limit is on by default.</summary>
public sealed class GraphQLServerOptions
{
    /// <summary>Most characters (UTF-8 bytes) of a document. Default 100,000; 1 to 10,000,000.</summary>
    public int MaxDocumentCharacters { get; set; } = 100_000;

    /// <summary>Most tokens of a document; comments and commas are none. Default 5,000; 1 to 1,000,000.</summary>
    public int MaxTokens { get; set; } = 5_000;

    /// <summary>Most selection sets, fragments followed, lists and input objects one in the other. Default 200; 1 to 1,000.</summary>
    public int MaxParserRecursion { get; set; } = 200;

    /// <summary>Deepest field of an operation, fragments followed; introspection fields count apart. Default 20; 1 to 200.</summary>
    public int MaxDepth { get; set; } = 20;

    /// <summary>Deepest field below __schema and __type. Default 20; 1 to 200.</summary>
    public int MaxIntrospectionDepth { get; set; } = 20;

    /// <summary>Most lists (fields, interfaces, possibleTypes, inputFields) nested below __schema and __type. Default 3; 1 to 20.</summary>
    public int MaxIntrospectionListDepth { get; set; } = 3;

    /// <summary>Most aliases of an operation, fragments followed. Default 60; 0 to 10,000.</summary>
    public int MaxAliases { get; set; } = 60;

    /// <summary>Most directives of a document. Default 50; 0 to 10,000.</summary>
    public int MaxDirectives { get; set; } = 50;

    /// <summary>Most fields of an operation, each fragment counted wherever it is spread. Default 5,000; 1 to 1,000,000.</summary>
    public int MaxFields { get; set; } = 5_000;

    /// <summary>Whether operations that cost too much are refused. Default true.</summary>
    public bool EnforceCost { get; set; } = true;

    /// <summary>Most that the resolvers of an operation may cost, by @cost and the sizes of pages. Default 10,000; 1 to 1,000,000,000.</summary>
    public double MaxFieldCost { get; set; } = 10_000;

    /// <summary>Most objects that an operation's answer may hold, by @cost and the sizes of pages. Default 10,000; 1 to 1,000,000,000.</summary>
    public double MaxTypeCost { get; set; } = 10_000;

    /// <summary>Most that introspection may cost, in objects of a schema of middling size. Default 60,000; 1 to 1,000,000,000.</summary>
    public double MaxIntrospectionCost { get; set; } = 60_000;

    /// <summary>The size that a list is taken to have where nothing says it. Default 10; 1 to 10,000.</summary>
    public int AssumedListSize { get; set; } = 10;

    /// <summary>Most fragments that an operation enters, each as often as it is spread. Default 10,000; 1 to 1,000,000.</summary>
    public int MaxFragmentVisits { get; set; } = 10_000;

    /// <summary>Most operations, subscriptions aside, that run at the same time; more are refused. Default 500; 1 to 1,000,000.</summary>
    public int MaxConcurrentRequests { get; set; } = 500;

    /// <summary>Most bytes of an answer; a larger one is replaced by an error. Default 16,000,000; 1,000 to 1,000,000,000.</summary>
    public long MaxResponseSize { get; set; } = 16_000_000;

    /// <summary>Whether @defer and @stream have effect for clients that take answers in several parts. Default true.</summary>
    public bool AllowIncrementalDelivery { get; set; } = true;

    /// <summary>Validation stops after this many errors. Default 100; 1 to 10,000.</summary>
    public int MaxValidationErrors { get; set; } = 100;

    /// <summary>Most items of any list that comes in, in the variables or the document. Default 5,000; 1 to 10,000,000.</summary>
    public int MaxInputListSize { get; set; } = 5_000;

    /// <summary>Most bytes of a request's body. Default 8,000,000; 1 to 1,000,000,000.</summary>
    public long MaxRequestBodySize { get; set; } = 8_000_000;

    /// <summary>Longest execution of an operation that is no subscription. Default 30 s; zero or less: no limit.</summary>
    public TimeSpan ExecutionTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many documents stay parsed and validated. Default 500; 1 to 100,000.</summary>
    public int DocumentCacheSize { get; set; } = 500;

    /// <summary>Whether a body may be a list of requests, which are executed side by side. Default false.</summary>
    public bool AllowBatching { get; set; }

    /// <summary>Most requests of a batch. Default 10; 1 to 100.</summary>
    public int MaxBatchSize { get; set; } = 10;

    /// <summary>Whether clients may register documents by their SHA-256 (automatic persisted queries). Default true.</summary>
    public bool AutomaticPersistedQueries { get; set; } = true;

    /// <summary>Most documents that clients can have registered at a time. Default 1,000; 1 to 100,000.</summary>
    public int PersistedQueryCacheSize { get; set; } = 1_000;

    /// <summary>Most bytes of all documents that clients have registered. Default 16,000,000; 1 to 1,000,000,000.</summary>
    public long PersistedQueryCacheBytes { get; set; } = 16_000_000;

    /// <summary>Whether only documents of <see cref="GraphQLServerBuilder.AddTrustedDocuments"/> are executed. Default false.</summary>
    public bool TrustedDocumentsOnly { get; set; }

    /// <summary>When a request must have one of <see cref="PreflightHeaders"/>. Default <see cref="CsrfPrevention.Browsers"/>.</summary>
    public CsrfPrevention CsrfPrevention { get; set; } = CsrfPrevention.Browsers;

    /// <summary>Headers that prove that a browser has asked before it sent a request for another site; each will do.</summary>
    public IList<string> PreflightHeaders { get; } = ["GraphQL-Preflight", "GraphQL-Require-Preflight", "Apollo-Require-Preflight", "X-Apollo-Operation-Name"];

    /// <summary>Headers that say who is asking: an answer to a request with one of them is for its caller alone. Default Authorization and Cookie.</summary>
    public IList<string> CredentialHeaders { get; } = ["Authorization", "Cookie"];

    /// <summary>Which edition of GraphQL over HTTP the status codes follow. Default <see cref="HttpStatusRules.Audited"/>.</summary>
    public HttpStatusRules HttpStatusRules { get; set; } = HttpStatusRules.Audited;

    /// <summary>Whether __schema and __type may be asked for. Default true.</summary>
    public bool AllowIntrospection { get; set; } = true;

    /// <summary>Whether GET with ?sdl gives the schema's SDL. Default true.</summary>
    public bool AllowSchemaRequests { get; set; } = true;

    /// <summary>Whether a masked error also tells the exception's message; for development only. Default false.</summary>
    public bool IncludeExceptionDetails { get; set; }

    /// <summary>Limits and timings of subscriptions and their connections.</summary>
    public SubscriptionOptions Subscriptions { get; } = new();

    internal void Validate()
    {
        Subscriptions.Validate();
        Require(MaxDocumentCharacters is >= 1 and <= 10_000_000, nameof(MaxDocumentCharacters));
        Require(MaxTokens is >= 1 and <= 1_000_000, nameof(MaxTokens));
        Require(MaxParserRecursion is >= 1 and <= 1_000, nameof(MaxParserRecursion));
        Require(MaxDepth is >= 1 and <= 200, nameof(MaxDepth));
        Require(MaxIntrospectionDepth is >= 1 and <= 200, nameof(MaxIntrospectionDepth));
        Require(MaxIntrospectionListDepth is >= 1 and <= 20, nameof(MaxIntrospectionListDepth));
        Require(MaxAliases is >= 0 and <= 10_000, nameof(MaxAliases));
        Require(MaxDirectives is >= 0 and <= 10_000, nameof(MaxDirectives));
        Require(MaxFields is >= 1 and <= 1_000_000, nameof(MaxFields));
        Require(MaxFieldCost is >= 1 and <= 1_000_000_000, nameof(MaxFieldCost));
        Require(MaxTypeCost is >= 1 and <= 1_000_000_000, nameof(MaxTypeCost));
        Require(MaxIntrospectionCost is >= 1 and <= 1_000_000_000, nameof(MaxIntrospectionCost));
        Require(AssumedListSize is >= 1 and <= 10_000, nameof(AssumedListSize));
        Require(MaxFragmentVisits is >= 1 and <= 1_000_000, nameof(MaxFragmentVisits));
        Require(MaxConcurrentRequests is >= 1 and <= 1_000_000, nameof(MaxConcurrentRequests));
        Require(MaxResponseSize is >= 1_000 and <= 1_000_000_000, nameof(MaxResponseSize));
        Require(MaxValidationErrors is >= 1 and <= 10_000, nameof(MaxValidationErrors));
        Require(MaxInputListSize is >= 1 and <= 10_000_000, nameof(MaxInputListSize));
        Require(MaxRequestBodySize is >= 1 and <= 1_000_000_000, nameof(MaxRequestBodySize));
        Require(MaxBatchSize is >= 1 and <= 100, nameof(MaxBatchSize));
        Require(PersistedQueryCacheSize is >= 1 and <= 100_000, nameof(PersistedQueryCacheSize));
        Require(PersistedQueryCacheBytes is >= 1 and <= 1_000_000_000, nameof(PersistedQueryCacheBytes));
        Require(DocumentCacheSize is >= 1 and <= 100_000, nameof(DocumentCacheSize));
    }

    private static void Require(bool condition, string option)
    {
        if (!condition)
        {
            throw new ArgumentOutOfRangeException(option, $"GraphQLServerOptions.{option} is out of its range.");
        }
    }
}
