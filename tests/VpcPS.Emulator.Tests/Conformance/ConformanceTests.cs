using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using VpcPS.CoverageGen;
using VpcPS.Emulator.Calls;
using Xunit;

namespace VpcPS.Emulator.Tests.Conformance;

/// <summary>
/// The official SDK with both signatures, and its predecessor with GET and POST, in JSON and XML, can't tell the emulator from the cloud.
/// Their calls are in tests/Conformance. <see cref="CoverageTests"/> checks that these cover everything that the emulator serves.
/// </summary>
public class ConformanceTests(OfficialPackages packages) : IClassFixture<OfficialPackages>
{
    private const string SdkPrefix = "SDK ";

    // The API had this field when the seed document was written. The SDK no longer has it, and drops it.
    private const string FieldThatTheSdkLacks = "Spec";

    // The SDK has these parameters for every action. No document says what they do, and the cloud ignores them.
    private static readonly string[] OwnerParameters = ["OwnerId", "OwnerAccount", "ResourceOwnerId", "ResourceOwnerAccount"];

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static TheoryData<string> Actions() => [.. ActionTable.All.Select(a => a.Name)];

    // Of the other actions that look, the story in life.json says what they show; CoverageTests asks for the one or the other.
    public static TheoryData<string> ActionsThatLook() =>
        [.. new ExpectedAnswers(ConformanceEstate.Read(new ConformanceCases(NodeProject.Root))).All().Select(look => look.Action)];

    public static TheoryData<int, string> GatewayCases()
    {
        var data = new TheoryData<int, string>();
        foreach ((GatewayCase each, int index) in new ConformanceCases(NodeProject.Root).Gateway.Select((each, index) => (each, index)))
        {
            data.Add(index, each.Code.Length > 0 ? each.Code : "passes");
        }

        return data;
    }

    [SkippableTheory]
    [MemberData(nameof(ActionsThatLook))]
    public void Every_field_of_an_answer_is_what_the_estate_holds(string action)
    {
        ForEachClient(client =>
        {
            JsonElement[] results = packages.Results(client, "look");
            int index = packages.Looks.ToList().FindIndex(look => look.Action == action);
            if (IsSdk(client) && action == "GetCallerIdentity")
            {
                Assert.True(results[index].GetProperty("skipped").GetBoolean(), "The SDK has it now; have it read the answer.");
                return;
            }

            JsonObject read = Answer(results[index], $"{client} {action}");
            JsonObject expected = JsonNode.Parse(packages.Looks[index].Answer.ToJsonString())!.AsObject();
            AssertRequestId((string?)read["RequestId"]);
            read.Remove("RequestId");

            Remove(expected, IsSdk(client) ? FieldThatTheSdkLacks : "");
            Assert.True(JsonNode.DeepEquals(expected, read), $"{client}\nexpected {expected.ToJsonString()}\nread     {read.ToJsonString()}");
        });
    }

    [SkippableFact]
    public void A_complete_request_of_every_action_passes_the_checks_of_the_catalog()
    {
        ForEachClient(client =>
        {
            JsonElement[] results = packages.Results(client, "catalog");
            Assert.Equal(IsSdk(client) ? ActionTable.Checked.Count() : 0, results.Length);
            foreach ((string action, JsonElement result) in ActionTable.Checked.Select(action => action.Name).Zip(results))
            {
                if (action == "CreateNatGateway")
                {
                    JsonObject read = Answer(result, $"{client} {action}");
                    Assert.Equal("ngw-taught", (string?)read["NatGatewayId"]);
                    Assert.Equal("stb-1", (string?)read["SnatTableIds"]!["SnatTableId"]![0]);
                    AssertRequestId((string?)read["RequestId"]);
                    continue;
                }

                AssertRefused("Emulator.NotTaught", 400, result, $"{client} {action}");
            }
        });
    }

    [SkippableTheory]
    [MemberData(nameof(Actions))]
    public void Every_action_is_called_and_its_answer_read(string action)
    {
        ForEachClient(client =>
        {
            foreach ((LifeStep step, JsonElement result) in Life(client).Where(s => s.Step.Action == action && s.Step.Refused.Length == 0))
            {
                if (step.IsOlder && IsSdk(client))
                {
                    AssertSdkLacks(step, result);
                    continue;
                }

                JsonObject read = Answer(result, $"{client} {action}");
                AssertRequestId((string?)read["RequestId"]);
                AssertFound(step, result, client);
                AssertShown(step, result, client);
                if (IsSdk(client))
                {
                    JsonObject sent = JsonNode.Parse(result.GetProperty("answer").GetProperty("sent").GetRawText())!.AsObject();
                    Remove(sent, FieldThatTheSdkLacks);
                    Assert.Equal(sent.ToJsonString(), InOrderOf(sent, read).ToJsonString());
                }
            }
        });
    }

    [SkippableTheory]
    [MemberData(nameof(Actions))]
    public void Answers_have_the_same_members_in_every_format(string action)
    {
        string[]? first = null;
        ForEachClient(client =>
        {
            foreach ((LifeStep step, JsonElement result) in Life(client).Where(s => s.Step.Action == action && s.Step.Refused.Length == 0).Take(1))
            {
                if (!(step.IsOlder && IsSdk(client)))
                {
                    JsonObject read = Answer(result, $"{client} {action}");
                    Remove(read, FieldThatTheSdkLacks);
                    string[] members = [.. Members(read, "").Order(StringComparer.Ordinal)];
                    Assert.Equal(first ??= members, members);
                }
            }
        });
    }

    [SkippableTheory]
    [MemberData(nameof(Actions))]
    public void Every_refusal_arrives_as_the_clients_own_error(string action)
    {
        ForEachClient(client =>
        {
            IEnumerable<(RefusalCase Refusal, JsonElement Result)> written = packages.Cases.WrittenRefusals.Zip(packages.Results(client, "refusals"));
            IEnumerable<(RefusalCase Refusal, JsonElement Result)> declared = Life(client)
                .Where(step => !step.Result.TryGetProperty("skipped", out _))
                .SelectMany(step => step.Step.Refusals.Zip(step.Result.GetProperty("refusals").EnumerateArray()));
            foreach ((RefusalCase refusal, JsonElement result) in written.Concat(declared).Where(r => r.Refusal.Action == action))
            {
                if (!(refusal.IsOlder && IsSdk(client)))
                {
                    AssertRefused(refusal.Code, refusal.Status, result, $"{client} {action} {refusal.With.ToJsonString()}");
                }
            }

            foreach ((LifeStep step, JsonElement result) in Life(client).Where(s => s.Step.Action == action && s.Step.Refused.Length > 0))
            {
                if (!(step.IsOlder && IsSdk(client)))
                {
                    AssertRefused(step.Refused, step.Status, result, $"{client} {action} {step.With.ToJsonString()}");
                }
            }
        });
    }

    [SkippableTheory]
    [MemberData(nameof(GatewayCases))]
    public void The_gateway_lets_pass_and_refuses(int index, string code)
    {
        ForEachClient(client =>
        {
            GatewayCase each = packages.Cases.Gateway[index];
            JsonElement result = packages.Results(client, "gateway")[index];
            if (each.IsOlder && IsSdk(client))
            {
                return;
            }

            if (each.Code.Length == 0)
            {
                Answer(result, $"{client} {code}");
            }
            else
            {
                // To a Format that nobody knows the answer is JSON.
                AssertRefused(each.Code, each.Status, result, client);
            }
        });
    }

    [SkippableFact]
    public void A_repeated_purchase_is_made_once_and_answered_alike()
    {
        ForEachClient(client =>
        {
            (LifeStep Step, JsonElement Result)[] life = [.. Life(client)];
            int repetition = Array.FindIndex(life, s => s.Step.Repeats);
            int refusal = Array.FindIndex(life, s => s.Step.Refused == "IdempotentParameterMismatch");

            Assert.Equal(Answer(life[repetition - 1].Result, client).ToJsonString(), Answer(life[repetition].Result, client).ToJsonString());
            AssertRefused(life[refusal].Step.Refused, 400, life[refusal].Result, client);
            Assert.Single(packages.Journal, e => e.Committed && e.ClientToken == $"{packages.RegionOf(client)} again");
            Assert.Equal(
                life.Count(s => s.Step is { Action: "AllocateIpv6InternetBandwidth", Refused: "", Repeats: false }),
                packages.Journal.Count(e => e.Committed && e.Action == "AllocateIpv6InternetBandwidth" && e.RegionId == packages.RegionOf(client)));
        });
    }

    [SkippableFact]
    public void An_answer_in_xml_has_the_root_of_the_documents()
    {
        ForEachClient(client =>
        {
            foreach ((LifeStep step, JsonElement result) in Life(client).Where(s => s.Step.Refused.Length == 0))
            {
                if (client.EndsWith("XML", StringComparison.Ordinal))
                {
                    Assert.Equal(
                        step.Action == "DescribeIpv6Addresses" ? step.Action : step.Action + "Response",
                        result.GetProperty("answer").GetProperty("root").GetString());
                }
            }
        });
    }

    [SkippableFact]
    public void The_members_of_a_bought_bandwidth_come_in_the_order_of_the_documents()
    {
        ForEachClient(client =>
        {
            if (client.EndsWith("JSON", StringComparison.Ordinal))
            {
                JsonObject bought = Answer(Life(client).First(s => s.Step.Action == "AllocateIpv6InternetBandwidth").Result, client);
                Assert.Equal(["Ipv6AddressId", "RequestId", "InternetBandwidthId"], bought.Select(m => m.Key));
                Assert.Matches("^ipv6bw-[0-9a-z]{21}$", (string?)bought["InternetBandwidthId"]);
            }
        });
    }

    [SkippableFact]
    public void What_the_sdk_knows_and_the_emulator_does_not_serve_is_listed()
    {
        Skip.If(packages.Missing.Length > 0, packages.Missing);
        var unserved = new JsonObject();
        foreach (ActionHandler action in ActionTable.All)
        {
            if (packages.Models.GetProperty(action.Name) is { ValueKind: JsonValueKind.Object } model)
            {
                JsonArray parameters = Without(model.GetProperty("parameters"), action.Parameters.Select(p => p.Name).Concat(OwnerParameters));
                JsonArray fields = Without(model.GetProperty("fields"), Served(action.Name));
                if (parameters.Count + fields.Count > 0)
                {
                    unserved[action.Name] = new JsonObject { ["parameters"] = parameters, ["fields"] = fields };
                }
            }
        }

        if (!JsonNode.DeepEquals(packages.Cases.Unserved, unserved))
        {
            File.WriteAllText(packages.Cases.UnservedPath, unserved.ToJsonString(Indented) + "\n");
            Assert.Fail($"{packages.Cases.UnservedPath} was not up to date and is now. dotnet run --project tools/CoverageGen is due.");
        }
    }

    private static JsonArray Without(JsonElement known, IEnumerable<string> served) =>
        [.. known.EnumerateArray().Select(name => name.GetString()!.TrimStart('.')).Except(served).Order(StringComparer.Ordinal).Select(name => JsonValue.Create(name))];

    private static void AssertSdkLacks(LifeStep step, JsonElement result)
    {
        // Otherwise the step is marked without need, and the SDK would prove less than it could.
        bool isKnown = result.GetProperty("known").GetBoolean();
        Assert.True(!isKnown || step.With.ContainsKey(FieldThatTheSdkLacks), $"The SDK has {step.Action}.");
    }

    private static void AssertFound(LifeStep step, JsonElement result, string client)
    {
        if (step.Json.ContainsKey("finds"))
        {
            int found = result.GetProperty("found").GetInt32();
            Assert.True(found > 0, $"{client} {step.Action} {step.With.ToJsonString()} finds nothing.");
        }
    }

    private static void AssertShown(LifeStep step, JsonElement result, string client)
    {
        foreach (JsonElement each in result.GetProperty("shown").EnumerateArray())
        {
            Assert.True(
                JsonElement.DeepEquals(each.GetProperty("expected"), each.GetProperty("found")),
                $"{client} {step.Action} {step.With.ToJsonString()} shows otherwise: {each}");
        }
    }

    private static void AssertRefused(string code, int status, JsonElement result, string what)
    {
        Assert.True(result.TryGetProperty("error", out JsonElement error), $"{what} was not refused: {result}");
        Assert.Equal((what, code, status), (what, error.GetString(), result.TryGetProperty("status", out JsonElement actual) ? actual.GetInt32() : 0));
        AssertRequestId(result.GetProperty("requestId").GetString());
    }

    private static void AssertRequestId(string? requestId) => Assert.Matches("^[0-9A-F-]{36}$", requestId);

    private static JsonObject Answer(JsonElement result, string what)
    {
        Assert.True(result.TryGetProperty("answer", out JsonElement answer), $"{what}: {result}");
        return JsonNode.Parse(answer.GetProperty("read").GetRawText())!.AsObject();
    }

    private static bool IsSdk(string client) => client.StartsWith(SdkPrefix, StringComparison.Ordinal);

    // Models have an order of their own.
    private static JsonNode InOrderOf(JsonNode pattern, JsonNode node) => (pattern, node) switch
    {
        (JsonObject like, JsonObject all) => new JsonObject(
            like.Where(m => all.ContainsKey(m.Key)).Concat(all.Where(m => !like.ContainsKey(m.Key)))
                .Select(m => KeyValuePair.Create(m.Key, like[m.Key] is { } inner ? InOrderOf(inner, all[m.Key]!) : all[m.Key]?.DeepClone()))),
        (JsonArray like, JsonArray all) when like.Count == all.Count => new JsonArray([.. all.Select((each, i) => InOrderOf(like[i]!, each!))]),
        _ => node.DeepClone(),
    };

    private static IEnumerable<string> Members(JsonNode? node, string path) => node switch
    {
        JsonObject all => all.SelectMany(m => Members(m.Value, path + "." + m.Key).Prepend(path + "." + m.Key)),
        JsonArray list => list.SelectMany(item => Members(item, path + "[]")).Distinct(),
        _ => [],
    };

    private static void Remove(JsonNode? node, string member)
    {
        if (node is JsonObject all)
        {
            all.Remove(member);
            foreach ((_, JsonNode? inner) in all)
            {
                Remove(inner, member);
            }
        }
        else if (node is JsonArray list)
        {
            foreach (JsonNode? item in list)
            {
                Remove(item, member);
            }
        }
    }

    // Everything that any answer to the action contained, in the story and in the look at the estate.
    private IEnumerable<string> Served(string action)
    {
        string client = packages.Clients.First(IsSdk);
        return Life(client).Where(s => s.Step.Action == action && s.Step.Refused.Length == 0).Select(s => s.Result)
            .Concat(packages.Looks.Zip(packages.Results(client, "look")).Where(l => l.First.Action == action).Select(l => l.Second))
            .Where(result => result.TryGetProperty("answer", out _))
            .SelectMany(result => Members(Answer(result, action), ""))
            .Select(path => path.TrimStart('.'))
            .Distinct();
    }

    private IEnumerable<(LifeStep Step, JsonElement Result)> Life(string client) =>
        packages.Cases.Life.Zip(packages.Results(client, "life"));

    private void ForEachClient(Action<string> check)
    {
        Skip.If(packages.Missing.Length > 0, packages.Missing);
        Assert.NotEmpty(packages.Clients);
        foreach (string client in packages.Clients)
        {
            check(client);
        }
    }
}
