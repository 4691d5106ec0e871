using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using VpcPS.Core.Catalog;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Tests.Support;
using Xunit;

namespace VpcPS.Emulator.Tests;

/// <summary>The actions without a model: what is checked, and the answer when no user has defined one.</summary>
public sealed class CatalogActionTests : IDisposable
{
    private const string NotTaught = "Emulator.NotTaught";

    private static readonly Style[] Styles = Enum.GetValues<Style>();

    private readonly EmulatorServer _emulator = Emulators.Start();
    private readonly Caller _caller;

    public CatalogActionTests() => _caller = new Caller(_emulator);

    public void Dispose()
    {
        _caller.Dispose();
        _emulator.Dispose();
    }

    [Fact]
    public void All_actions_of_the_product_are_modelled_or_checked()
    {
        string[] modelled = [.. ActionTable.All.Where(action => action.Version == "2016-04-28").Select(action => action.Name)];

        Assert.Equal(403, ActionTable.Checked.Select(action => action.Name).Concat(modelled).Intersect(ActionCatalog.Names).Count());
        Assert.Empty(ActionTable.Checked.Select(action => action.Name).Intersect(modelled));

        // Today's SDK no longer has this action.
        Assert.Equal(["ModifyIpv6GatewaySpec"], modelled.Except(ActionCatalog.Names));
    }

    [Fact]
    public async Task A_complete_request_of_each_action_passes_the_checks()
    {
        await ForEachAsync(ActionCatalog.Names, async (action, style) =>
        {
            Reply all = await _caller.SendAsync(style, action, CatalogRequests.Complete(action));
            Reply least = await _caller.SendAsync(style, action, CatalogRequests.Least(action));
            if (!ActionTable.IsModelled(action))
            {
                Assert.Equal((400, NotTaught), (all.Status, all.Code));
                Assert.Equal((400, NotTaught), (least.Status, least.Code));
                Assert.Contains(action, all.Message, StringComparison.Ordinal);
                return;
            }

            Assert.NotEqual(NotTaught, all.Code);
            Assert.NotEqual("MissingParameter", all.Code);
            Assert.NotEqual(NotTaught, least.Code);
        });
        Assert.DoesNotContain(_emulator.Journal, entry => entry.Code == NotTaught && entry.Committed);
    }

    [Fact]
    public async Task A_request_without_a_required_parameter_is_refused()
    {
        await ForEachAsync(Checked(), async (action, style) =>
        {
            foreach (string required in CatalogRequests.Facts(action).Parameters.Where(p => p.IsRequired).Select(p => p.Name))
            {
                Reply reply = await _caller.SendAsync(style, action, CatalogRequests.Complete(action).Without(required));

                Assert.Equal((400, "MissingParameter"), (reply.Status, reply.Code));
                Assert.Contains($"\"{required}\"", reply.Message, StringComparison.Ordinal);
            }
        });
    }

    [Fact]
    public async Task A_value_of_another_type_is_refused()
    {
        await ForEachAsync(Checked(), async (action, style) =>
        {
            foreach (CatalogParameter parameter in CatalogRequests.Facts(action).Parameters)
            {
                if (parameter is { Type: CatalogType.Text } or { Form: CatalogForm.Simple } && parameter.Name != "DryRun")
                {
                    continue;
                }

                Reply reply = await _caller.SendAsync(style, action, CatalogRequests.Complete(action).With(parameter.Name, "words"));

                Assert.Equal((400, "IllegalParam." + parameter.Name), (reply.Status, reply.Code));
            }
        });
    }

    [Theory]
    [InlineData("AllocateEipAddress", "Bandwidth.1", "5", "IllegalParam.Bandwidth")]
    [InlineData("AllocateEipAddress", "AutoPay", "True", "IllegalParam.AutoPay")]
    [InlineData("AllocateEipAddress", "Period", "1.5", "IllegalParam.Period")]
    [InlineData("AllocateEipAddress", "Tag.1", "env", "IllegalParam.Tag")]
    [InlineData("AllocateEipAddress", "Tag.first.Key", "env", "IllegalParam.Tag")]
    [InlineData("AllocateEipAddress", "Tag.0.Key", "env", "IllegalParam.Tag")]
    [InlineData("AllocateEipAddress", "ClientToken", "Zahl\u00e4", "IllegalParam.ClientToken")]
    [InlineData("AllocateEipAddress", "RegionId", "cn-nowhere", "InvalidRegionId.NotFound")]
    [InlineData("CreateRouteEntries", "RouteEntries.1.NextHop", "", "MissingParameter")]
    [InlineData("CreateRouteEntries", "RouteEntries.1.IpVersion", "six", "IllegalParam.RouteEntries")]
    [InlineData("CreateNatGateway", "AccessMode", "[]", "IllegalParam.AccessMode")]
    [InlineData("CreateNatGateway", "AccessMode", "{\"ModeValue\":5}", "IllegalParam.AccessMode")]
    [InlineData("CreateNatGateway", "AccessMode.ModeValue", "route", "IllegalParam.AccessMode")]
    public async Task Shapes_are_held_to_the_catalog(string action, string parameter, string text, string code) =>
        Assert.Equal(code, (await CallAsync(action, parameter, text)).Code);

    [Theory]
    [InlineData("AllocateEipAddress", "Colour", "red")]
    [InlineData("AllocateEipAddress", "OwnerAccount", "somebody")]
    [InlineData("AllocateEipAddress", "Tag.1.Colour", "red")]
    [InlineData("AllocateEipAddress", "Period", "")]
    [InlineData("CreateNatGateway", "AccessMode", "{\"ModeValue\":\"route\",\"Colour\":5}")]
    public async Task What_the_catalog_does_not_have_and_what_is_empty_is_ignored(string action, string parameter, string text) =>
        Assert.Equal(NotTaught, (await CallAsync(action, parameter, text)).Code);

    [Theory]
    [InlineData("createnatgateway", "2016-04-28", 404, "InvalidAction.NotFound")]
    [InlineData("CreateNatGatway", "2016-04-28", 404, "InvalidAction.NotFound")]
    [InlineData("CreateNatGateway", "2014-05-26", 404, "InvalidAction.NotFound")]
    [InlineData("CreateNatGateway", "2099-01-01", 400, "InvalidVersion")]
    public async Task Another_name_or_version_is_no_action(string action, string version, int status, string code)
    {
        using var caller = new Caller(_emulator) { Version = version };

        (await caller.SendAsync(Style.V3Query, action, CatalogRequests.Complete("CreateNatGateway"))).Refused(status, code);
    }

    [Fact]
    public async Task A_list_says_where_an_answer_has_it() =>
        Assert.Contains("NatGateways.NatGateway", (await _caller.CallAsync("DescribeNatGateways")).Message, StringComparison.Ordinal);

    // An item or a member is added to the present value. A whole parameter replaces it.
    private Task<Reply> CallAsync(string action, string parameter, string text)
    {
        Dictionary<string, string> request = CatalogRequests.Complete(action);
        return _caller.SendAsync(
            Style.V1Form,
            action,
            parameter.Contains('.', StringComparison.Ordinal) ? new(request) { [parameter] = text } : request.With(parameter, text));
    }

    private static IEnumerable<string> Checked() => ActionTable.Checked.Select(action => action.Name);

    // Each action in another style of signing; all of them together in a few.
    private static async Task ForEachAsync(IEnumerable<string> actions, Func<string, Style, Task> check)
    {
        int number = 0;
        foreach (string action in actions)
        {
            try
            {
                await check(action, Styles[number++ % Styles.Length]);
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"{action}: {failure.Message}", failure);
            }
        }
    }
}
