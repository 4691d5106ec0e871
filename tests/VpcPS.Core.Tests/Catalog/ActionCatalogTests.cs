using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using VpcPS.Core.Catalog;
using Xunit;

namespace VpcPS.Core.Tests.Catalog;

public sealed class ActionCatalogTests
{
    [Fact]
    public void Every_action_of_the_product_is_there_with_its_parameters()
    {
        CatalogAction[] actions = [.. ActionCatalog.Names.Select(name => ActionCatalog.Find(name)!)];

        Assert.Equal(403, actions.Length);
        Assert.Equal(2658, actions.Sum(action => action.Parameters.Count));
        Assert.Equal(920, actions.SelectMany(action => action.Parameters).Count(parameter => parameter.IsRequired));
        Assert.Equal(119, actions.Count(action => action.HasDryRun));
        Assert.Equal(49, actions.Count(action => action.IsPagedByNumber));
        Assert.Equal(32, actions.Count(action => action.IsPagedByToken));
        Assert.Equal(17, actions.Count(action => action.IsDeprecated));
        Assert.All(actions.SelectMany(action => action.Parameters), parameter => Assert.True(IsWhole(parameter), parameter.ToString()));
    }

    [Fact]
    public void An_action_is_found_in_any_case_with_types_forms_and_notes()
    {
        CatalogAction nat = ActionCatalog.Find("createnatgateway")!;

        Assert.Equal("CreateNatGateway", nat.Name);
        Assert.Equal("ClientToken", nat.TokenParameter);
        Assert.False(nat.IsRead);
        Assert.NotNull(nat.Cost);
        Assert.True(nat.Find("VpcId")!.IsRequired);
        CatalogParameter mode = nat.Find("AccessMode")!;
        Assert.Equal((CatalogType.Object, CatalogForm.Json), (mode.Type, mode.Form));
        Assert.Equal(["ModeValue", "TunnelType"], mode.Members.Select(member => member.Name));
        CatalogParameter tag = nat.Find("Tag")!;
        Assert.Equal((CatalogType.List, CatalogType.Object, CatalogForm.Flat), (tag.Type, tag.Item!.Type, tag.Form));
        Assert.Equal(CatalogType.Boolean, nat.Find("AutoPay")!.Type);
        Assert.Equal(CatalogForm.Simple, ActionCatalog.Find("GrantInstanceToVbr")!.Find("VbrInstanceIds")!.Form);
        CatalogParameter tunnels = ActionCatalog.Find("CreateVpnAttachment")!.Find("TunnelOptionsSpecification")!;
        Assert.Equal(CatalogForm.Body, tunnels.Form);
        Assert.True(tunnels.Item!.Members.Single(member => member.Name == "TunnelIkeConfig").Members.Single(member => member.Name == "Psk").IsSecret);
        Assert.Equal(["EipAddresses", "EipAddress"], ActionCatalog.Find("DescribeEipAddresses")!.ListPath);
        Assert.True(ActionCatalog.Find("VpcDescribeVpcNatGatewayNetworkInterfaceQuota")!.IsRead);
        Assert.Equal("Token", ActionCatalog.Find("AttachVbrToVpconn")!.TokenParameter);
        Assert.Equal(300, ActionCatalog.Find("AllocateIpv6InternetBandwidth")!.RateLimit);
        Assert.Null(ActionCatalog.Find("CreateNatGatway"));
    }

    [Fact]
    public void Every_note_is_about_something_that_is_there()
    {
        using Stream stream = typeof(ActionCatalog).Assembly.GetManifestResourceStream("Catalog.notes.txt")!;
        string[][] notes = [.. new StreamReader(stream).ReadToEnd()
            .Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line[0] != '#')
            .Select(line => line.Split(' ', 3))];
        string[] members = [.. ActionCatalog.Names.SelectMany(name => ActionCatalog.Find(name)!.Parameters).SelectMany(NamesIn)];

        Assert.NotEmpty(notes);
        Assert.All(notes, note =>
        {
            Assert.Contains(note[0], (string[])["reads", "costs", "secret", "token", "rate", "ram"]);
            Assert.Contains(note[1], note[0] == "secret" ? members : ActionCatalog.Names);
            Assert.NotEmpty(note[2]);
        });
    }

    [Theory]
    [InlineData("CreateNatGatway", "CreateNatGateway")]
    [InlineData("describeeipadress", "DescribeEipAddresses")]
    [InlineData("CreateVpcs", "CreateVpc")]
    public void A_misspelt_name_has_near_ones(string name, string meant) =>
        Assert.Contains(meant, ActionCatalog.Nearest(name, ActionCatalog.Names));

    [Fact]
    public void A_name_that_is_like_none_has_no_near_ones() => Assert.Empty(ActionCatalog.Nearest("Qqqqqqqqqqqq", ActionCatalog.Names));

    private static IEnumerable<string> NamesIn(CatalogParameter parameter) =>
        [parameter.Name, .. parameter.Members.SelectMany(NamesIn), .. parameter.Item is { } item ? NamesIn(item) : []];

    private static bool IsWhole(CatalogParameter parameter) =>
        (parameter.Type == CatalogType.List) == (parameter.Item is not null)
        && (parameter.Type == CatalogType.Object) == (parameter.Members.Count > 0)
        && parameter.Members.All(member => member.Name.Length > 0 && IsWhole(member))
        && (parameter.Item is null || IsWhole(parameter.Item));
}
