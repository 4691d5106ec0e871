using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using VpcPS.Emulator.Tests.Support;
using Xunit;

namespace VpcPS.Emulator.Tests;

/// <summary>User-defined answers, for actions with and without a model.</summary>
public sealed class TaughtAnswerTests : IDisposable
{
    private const string Create = "CreateNatGateway";
    private const string Describe = "DescribeNatGateways";

    private readonly EmulatorServer _emulator = Emulators.Start();
    private readonly Caller _caller;
    private readonly TemporaryDirectory _directory = new();

    public TaughtAnswerTests() => _caller = new Caller(_emulator);

    public void Dispose()
    {
        _caller.Dispose();
        _emulator.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public async Task A_fixed_answer_comes_with_a_request_id_of_its_own()
    {
        _emulator.Teach([new() { Action = Create, Body = """{"NatGatewayId":"ngw-1","RequestId":"old","Price":1.50,"Tags":[],"Nothing":null}""" }]);

        Reply reply = await CreateAsync();

        Assert.Equal(200, reply.Status);
        Assert.Equal($$"""{"RequestId":"{{reply.RequestIdHeader}}","NatGatewayId":"ngw-1","Price":1.50,"Tags":[],"Nothing":null}""", reply.Body);
        Assert.Equal((Create, 200, "", true), Journaled());
    }

    [Fact]
    public async Task In_xml_each_item_of_a_list_is_an_element()
    {
        _emulator.Teach([new() { Action = Describe, Body = """{"NatGateways":{"NatGateway":[{"Name":"一"},{"Name":"\u0001<"}]},"odd name":true}""" }]);

        Reply reply = await _caller.CallAsync(Describe, ("Format", "XML"));

        Assert.Contains(
            "<NatGateways><NatGateway><Name>一</Name></NatGateway><NatGateway><Name>\uFFFD&lt;</Name></NatGateway></NatGateways>"
                + "<odd_x0020_name>true</odd_x0020_name></DescribeNatGatewaysResponse>",
            reply.Body,
            StringComparison.Ordinal);
        Assert.Equal((Describe, 200, "", false), Journaled());
    }

    [Fact]
    public async Task Several_answers_come_one_after_the_other_and_the_last_one_stays()
    {
        _emulator.Teach(
        [
            new() { Action = Describe, Code = "InvalidVpc.NotFound", Message = "no such VPC" },
            new() { Action = Describe, Body = """{"Status":"Creating"}""" },
            new() { Action = Describe, Body = """{"Status":"Available"}""" },
        ]);

        Reply error = await _caller.CallAsync(Describe);
        error.Refused(404, "InvalidVpc.NotFound");
        Assert.Equal("no such VPC", error.Message);
        Assert.Equal("Creating", (await _caller.CallAsync(Describe)).Text("Status"));
        Assert.Equal("Available", (await _caller.CallAsync(Describe)).Text("Status"));
        Assert.Equal("Available", (await _caller.CallAsync(Describe)).Text("Status"));
    }

    [Fact]
    public async Task An_error_has_the_status_that_was_taught()
    {
        _emulator.Teach([new() { Action = Create, Code = "OperationFailed.Odd", Status = 409 }]);

        (await CreateAsync()).Refused(409, "OperationFailed.Odd");
        Assert.Equal((Create, 409, "OperationFailed.Odd", false), Journaled());
    }

    [Fact]
    public async Task What_one_action_is_taught_leaves_the_others_and_begins_anew()
    {
        _emulator.Teach([new() { Action = Create, Body = "{}" }, new() { Action = Describe, Body = """{"Number":1}""" }]);
        _emulator.Teach([new() { Action = Describe, Body = """{"Number":2}""" }]);

        Assert.Equal(200, (await CreateAsync()).Status);
        Assert.Equal("2", (await _caller.CallAsync(Describe)).Json.GetProperty("Number").GetRawText());
        Assert.Equal([Create, Describe], _emulator.Answers.Select(answer => answer.Action));

        _emulator.Forget(Describe);
        Assert.Equal("Emulator.NotTaught", (await _caller.CallAsync(Describe)).Code);
        _emulator.Forget(null);
        Assert.Equal("Emulator.NotTaught", (await CreateAsync()).Code);
        Assert.Contains("CreateNatGateway", Assert.Throws<ArgumentException>(() => _emulator.Forget("CreateNatGatway")).Message);
    }

    [Fact]
    public async Task The_checks_of_the_parameters_come_first()
    {
        _emulator.Teach([new() { Action = Create, Body = "{}" }]);

        (await _caller.CallAsync(Create)).Refused(400, "MissingParameter");
        (await CreateAsync(("RegionId", "cn-nowhere"))).Refused(404, "InvalidRegionId.NotFound");
        (await CreateAsync(("AutoPay", "perhaps"))).Refused(400, "IllegalParam.AutoPay");
    }

    [Fact]
    public async Task A_token_gets_its_first_answer_again_and_a_dry_run_uses_no_answer_up()
    {
        _emulator.Teach([new() { Action = "CreateVpnConnection", Body = """{"Number":1}""" }, new() { Action = "CreateVpnConnection", Body = """{"Number":2}""" }]);
        Dictionary<string, string> request = CatalogRequests.Least("CreateVpnConnection");
        Task<Reply> SendAsync(string token, params (string Name, string Text)[] more) => _caller.SendAsync(
            Style.V3Query,
            "CreateVpnConnection",
            more.Concat(request.Select(p => (p.Key, p.Value))).Append(("ClientToken", token)).ToDictionary(p => p.Item1, p => p.Item2));

        (await SendAsync("t", ("DryRun", "true"))).Refused(400, "DryRunOperation");
        Reply first = await SendAsync("t");
        Reply second = await SendAsync("u");

        Assert.Equal(first.Body, (await SendAsync("t")).Body);
        Assert.Equal(["1", "2"], new[] { first, second }.Select(reply => reply.Json.GetProperty("Number").GetRawText()));
        (await SendAsync("t", ("Name", "another"))).Refused(400, "IdempotentParameterMismatch");
        Assert.Equal(2, _emulator.Journal.Count(entry => entry.Committed));
    }

    // The API has no ClientToken there.
    [Fact]
    public async Task A_token_under_another_name_is_one()
    {
        _emulator.Teach([new() { Action = "AttachVbrToVpconn", Body = """{"Number":1}""" }, new() { Action = "AttachVbrToVpconn", Body = """{"Number":2}""" }]);
        Dictionary<string, string> request = CatalogRequests.Complete("AttachVbrToVpconn");

        Assert.Equal(
            (await _caller.SendAsync(Style.V1Get, "AttachVbrToVpconn", request)).Body,
            (await _caller.SendAsync(Style.V1Get, "AttachVbrToVpconn", request)).Body);
    }

    [Fact]
    public async Task A_function_gets_the_parameters_with_their_types()
    {
        TaughtRequest? asked = null;
        _emulator.Teach([new()
        {
            Action = Create,
            Respond = request =>
            {
                asked = request;
                return Task.FromResult(new TaughtAnswer { Action = Create, Body = $$"""{"NatGatewayId":"ngw-{{request.Number}}"}""" });
            },
        }]);

        Reply first = await CreateAsync(("Tag.1.Key", "env"), ("Tag.2.Key", "app"), ("Tag.2.Value", "web"), ("AutoPay", "true"), ("AccessMode", "{\"ModeValue\":\"route\"}"));
        Reply second = await CreateAsync();

        Assert.Equal(["ngw-1", "ngw-2"], new[] { first, second }.Select(reply => reply.Text("NatGatewayId")));
        Assert.Equal(["RegionId", "VpcId"], asked!.Parameters.Select(parameter => parameter.Key));
        await CreateAsync(("Tag.1.Key", "env"), ("AutoPay", "true"), ("Duration", "12"), ("AccessMode", "{\"ModeValue\":\"route\"}"));
        Dictionary<string, object?> typed = asked.Parameters.ToDictionary(parameter => parameter.Key, parameter => parameter.Value);
        Assert.Equal((true, "12"), (typed["AutoPay"], typed["Duration"]));
        Assert.Equal([new("ModeValue", "route")], Members(typed["AccessMode"]));
        Assert.Equal([new("Key", "env")], Members(Assert.Single((object?[])typed["Tag"]!)));
    }

    [Fact]
    public async Task A_function_may_ask_the_emulator_itself()
    {
        _emulator.Teach([new()
        {
            Action = Create,
            Respond = async _ =>
            {
                using var inner = new Caller(_emulator);
                Reply vpcs = await inner.CallAsync("DescribeVpcs");
                return new() { Action = Create, Body = $$"""{"Vpcs":{{vpcs.Json.GetProperty("TotalCount")}}}""" };
            },
        }]);

        Assert.Equal("5", (await CreateAsync()).Json.GetProperty("Vpcs").GetRawText());
    }

    [Fact]
    public async Task What_a_function_does_wrong_is_an_error_that_says_so()
    {
        var wrong = new Queue<Func<TaughtAnswer>>(
        [
            () => throw new InvalidOperationException("out of numbers"),
            () => new() { Action = Create },
            () => new() { Action = Create, Body = "[1]" },
            () => new() { Action = Create, Respond = _ => Task.FromResult<TaughtAnswer>(null!) },
            () => null!,
        ]);
        _emulator.Teach([new() { Action = Create, Respond = _ => Task.FromResult(wrong.Dequeue()()) }]);

        Reply first = await CreateAsync();
        first.Refused(400, "Emulator.AnswerFailed");
        Assert.Contains("out of numbers", first.Message, StringComparison.Ordinal);
        while (wrong.Count > 0)
        {
            (await CreateAsync()).Refused(400, "Emulator.AnswerFailed");
        }

        Assert.Empty(_emulator.InternalFaults);
    }

    [Fact]
    public async Task A_model_gives_way_to_what_its_action_was_taught_until_that_is_forgotten()
    {
        _emulator.Teach([new() { Action = "AllocateIpv6InternetBandwidth", Code = "OperationUnsupported.FinancialLocked" }]);
        (await _caller.AllocateAsync()).Refused(400, "OperationUnsupported.FinancialLocked");

        _emulator.Teach([new() { Action = "AllocateIpv6InternetBandwidth", Body = """{"InternetBandwidthId":"ipv6bw-taught"}""" }]);
        (await _caller.AllocateAsync(("Bandwidth", "9999"))).Refused(400, "IllegalParam.Bandwidth");
        Assert.Equal("ipv6bw-taught", (await _caller.AllocateAsync()).Text("InternetBandwidthId"));

        _emulator.Forget("AllocateIpv6InternetBandwidth");
        Assert.StartsWith("ipv6bw-hp3", (await _caller.AllocateAsync()).Text("InternetBandwidthId"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_and_rate_limits_count_what_was_taught()
    {
        _emulator.Teach([new() { Action = Create, Body = "{}" }]);
        _emulator.SetRateLimits(new Dictionary<string, int> { [Create] = 2 });
        _emulator.SetFaults([new() { Action = Create, Code = "SystemBusy", Times = 1 }]);

        (await CreateAsync()).Refused(500, "SystemBusy");
        (await CreateAsync()).Ok();
        (await CreateAsync()).Refused(400, "Throttling.User");
        Assert.Contains(
            "did you mean CreateNatGateway",
            Assert.Throws<ArgumentException>(() => _emulator.SetFaults([new() { Action = "CreateNatGatway", Reset = true }])).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fixed_answers_are_in_an_estate_file_and_come_back_with_a_reset()
    {
        string path = _directory.File("estate.json");
        _emulator.Teach(
        [
            new() { Action = Describe, Body = """{"Status":"一","Nothing":null}""" },
            new() { Action = Describe, Code = "Forbidden.RAM", Status = 403, Message = "no" },
            new() { Action = Create, Respond = _ => throw new InvalidOperationException() },
        ]);
        _emulator.SaveEstate(path);
        Assert.Contains("\"Status\": \"一\"", await File.ReadAllTextAsync(path), StringComparison.Ordinal);

        using EmulatorServer second = Emulators.Start(estatePath: path);
        using var caller = new Caller(second);
        for (int i = 0; i < 2; i++)
        {
            Assert.Equal([Describe, Describe], second.Answers.Select(answer => answer.Action));
            Assert.Equal("一", (await caller.CallAsync(Describe)).Text("Status"));
            (await caller.CallAsync(Describe)).Refused(403, "Forbidden.RAM");
            second.Forget(null);
            second.Reset();
        }
    }

    [Theory]
    [InlineData("""{ "Action": "CreateNatGatway", "Body": {} }""", "did you mean CreateNatGateway")]
    [InlineData("""{ "Action": "CreateNatGateway" }""", "exactly one of Body and Code")]
    [InlineData("""{ "Action": "CreateNatGateway", "Body": {}, "Code": "X" }""", "exactly one of Body and Code")]
    [InlineData("""{ "Action": "CreateNatGateway", "Body": [] }""", "not a JSON object")]
    [InlineData("""{ "Action": "CreateNatGateway", "Body": {}, "Status": 404 }""", "only go with Code")]
    [InlineData("""{ "Action": "CreateNatGateway", "Code": "X", "Status": 200 }""", "400 to 599")]
    [InlineData("""{ "Action": "CreateNatGateway", "Code": "no code" }""", "'no code'")]
    [InlineData("""{ "Action": "CreateNatGateway", "Code": null, "Body": {} }""", "null isn't allowed")]
    [InlineData("""{ "Action": "CreateNatGateway", "Colour": "red", "Body": {} }""", "Colour")]
    public void A_wrong_answer_in_an_estate_file_is_named_with_its_line(string answer, string named)
    {
        string path = _directory.File("estate.json");
        File.WriteAllText(path, Emulators.DefaultEstateText().Replace("\"EstateFormat\": 1,", $"\"EstateFormat\": 1,\n\"Answers\": [\n{answer}\n],", StringComparison.Ordinal));

        var exception = Assert.Throws<EstateFileException>(() => Emulators.Start(estatePath: path));

        Assert.Equal(4, exception.Line);
        Assert.Contains(named, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_answers_a_wrong_one_keeps_all_out()
    {
        Assert.Contains("The answer 2", Assert.Throws<ArgumentException>(() => _emulator.Teach(
            [new() { Action = Create, Body = "{}" }, new() { Action = "CreateNatGatway", Body = "{}" }])).Message, StringComparison.Ordinal);

        Assert.Equal("Emulator.NotTaught", (await CreateAsync()).Code);
    }

    private static List<KeyValuePair<string, object?>> Members(object? value) => [.. (IEnumerable<KeyValuePair<string, object?>>)value!];

    private Task<Reply> CreateAsync(params (string Name, string Text)[] more) =>
        _caller.CallAsync(Create, [("VpcId", "vpc-1"), .. more]);

    private (string Action, int Status, string Code, bool Committed) Journaled()
    {
        JournalEntry entry = Assert.Single(_emulator.Journal);
        return (entry.Action, entry.HttpStatus, entry.Code, entry.Committed);
    }
}
