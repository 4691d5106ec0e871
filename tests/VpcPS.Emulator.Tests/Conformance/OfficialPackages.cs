using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using VpcPS.CoverageGen;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.State;
using VpcPS.Emulator.Tests.Support;
using Xunit;

namespace VpcPS.Emulator.Tests.Conformance;

/// <summary>Runs all cases of tests/Conformance against one emulator, once for all tests.</summary>
public sealed class OfficialPackages : IAsyncLifetime
{
    // Each client runs its story in a region of its own, which is empty at first.
    private static readonly string[] Regions = ["cn-beijing", "cn-shanghai", "cn-shenzhen", "cn-qingdao", "cn-chengdu", "cn-guangzhou"];

    private JsonElement _results;

    /// <summary>Why nothing could be run; empty when it could.</summary>
    public string Missing { get; private set; } = "";

    /// <summary>The journal of the emulator after all cases.</summary>
    public IReadOnlyList<JournalEntry> Journal { get; private set; } = [];

    /// <summary>The ways to call, by the names that the Node project gives them.</summary>
    public IReadOnlyList<string> Clients { get; private set; } = [];

    /// <summary>What the SDK knows of each action: parameters, and fields of the answer.</summary>
    public JsonElement Models { get; private set; }

    internal ConformanceCases Cases { get; } = new(NodeProject.Root);

    internal IReadOnlyList<ExpectedAnswer> Looks { get; private set; } = [];

    /// <summary>The results of a client: of its look, refusals, gateway or life, in the order of the cases.</summary>
    public JsonElement[] Results(string client, string part) => [.. _results.GetProperty(client).GetProperty(part).EnumerateArray()];

    /// <summary>The region in which a client runs its story.</summary>
    public string RegionOf(string client) => Regions[Clients.Select((name, index) => (name, index)).Single(c => c.name == client).index];

    public async Task InitializeAsync()
    {
        Missing = await NodeProject.PrepareAsync();
        EstateDocument estate = ConformanceEstate.Read(Cases);
        Looks = new ExpectedAnswers(estate).All();
        if (Missing.Length == 0)
        {
            await RunCasesAsync(estate);
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private async Task RunCasesAsync(EstateDocument estate)
    {
        using var directory = new TemporaryDirectory();
        string path = directory.File("estate.json");
        EstateFile.WriteBytes(path, EstateFile.Render(estate));
        using EmulatorServer emulator = EmulatorServer.Start(new EmulatorOptions
        {
            EstatePath = path,
            Answers = [new() { Action = "CreateNatGateway", Body = """{"NatGatewayId":"ngw-taught","SnatTableIds":{"SnatTableId":["stb-1"]}}""" }],
            Faults = [.. Cases.Gateway.Where(c => c.FaultRegion is not null).Select(c => new FaultRule { Region = c.FaultRegion, Code = c.Code })],
        });
        string output = await NodeProject.RunAsync("cases.js", Plan(emulator, estate).ToJsonString());
        JsonElement root = JsonDocument.Parse(output).RootElement;
        _results = root.GetProperty("clients");
        Models = root.GetProperty("models");
        Clients = [.. _results.EnumerateObject().Select(client => client.Name)];
        Journal = emulator.Journal;
        Assert.Equal(Regions.Length, Clients.Count);
        Assert.Empty(emulator.InternalFaults);
    }

    private JsonObject Plan(EmulatorServer emulator, EstateDocument estate) => new()
    {
        ["endpoint"] = emulator.EndpointUrl.ToString(),
        ["regions"] = JsonSerializer.SerializeToNode(Regions),
        ["keys"] = new JsonObject
        {
            ["permanent"] = Key(estate.AccessKeys[0]),
            ["disabled"] = Key(estate.AccessKeys.Single(k => k.Disabled)),
            ["temporary"] = Key(estate.AccessKeys.Single(k => k.SecurityToken is not null && k.Expiration is null)),
            ["expired"] = Key(estate.AccessKeys.Single(k => k.Expiration is not null)),
        },
        ["catalog"] = Calls(ActionTable.Checked.Select(action => (action.Name, CompleteRequest(action.Name), false))),
        ["look"] = Calls(Looks.Select(look => (look.Action, look.With, false))),
        ["refusals"] = Calls(Cases.WrittenRefusals.Select(refusal => (refusal.Action, refusal.With, refusal.IsOlder))),
        ["gateway"] = new JsonArray([.. Cases.Gateway.Select(c => c.Json.DeepClone())]),
        ["life"] = new JsonArray([.. Cases.Life.Select(WithRefusals)]),
    };

    // The values have the form in which a client's code has them: lists and objects are not flattened yet.
    private static JsonObject CompleteRequest(string action) => new(CatalogRequests.Facts(action).Parameters
        .Where(parameter => parameter.Name != "DryRun")
        .Select(parameter => KeyValuePair.Create(
            parameter.Name, parameter.Name is "ClientToken" or "Token" ? action : (JsonNode?)CatalogRequests.Value(parameter))));

    private static JsonObject WithRefusals(LifeStep step)
    {
        JsonObject planned = step.Json.DeepClone().AsObject();
        planned["refusals"] = new JsonArray([.. step.Refusals.Select(refusal => refusal.With.DeepClone())]);
        return planned;
    }

    private static JsonObject Key(AccessKey key)
    {
        var options = new JsonObject { ["accessKeyId"] = key.AccessKeyId, ["accessKeySecret"] = key.AccessKeySecret };
        if (key.SecurityToken is not null)
        {
            options["securityToken"] = key.SecurityToken;
        }

        return options;
    }

    private static JsonArray Calls(IEnumerable<(string Action, JsonObject With, bool IsOlder)> calls) =>
    [
        .. calls.Select(call => new JsonObject { ["action"] = call.Action, ["with"] = call.With.DeepClone(), ["older"] = call.IsOlder }),
    ];
}
