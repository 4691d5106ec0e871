using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using VpcPS.Core.Models;
using VpcPS.Texts;

namespace VpcPS.Session;

/// <summary>
/// What PowerShell adds to the models: the API's second names of properties, and times that Export-Csv writes in ISO
/// 8601. The second names are hidden: scripts read them and parameters bind to them, and Export-Csv and ConvertTo-Json
/// write each value once. A types file could not be used. When another copy of the module is in the session, its members
/// would be declared twice, which is an error.
/// </summary>
internal static class TypeMembers
{
    // Objects of jobs, of remoting and of Import-Clixml.
    private const string OfOtherProcesses = "Deserialized.";

    // The version is that of Windows PowerShell, which finds no assembly without one. PowerShell 7 takes its own, newer one.
    private const string UpdateTypeDataCommand = "Microsoft.PowerShell.Commands.UpdateTypeDataCommand, "
        + "Microsoft.PowerShell.Commands.Utility, Version=3.0.0.0, Culture=neutral, PublicKeyToken=31bf3856ad364e35";

    /// <summary>Declares the members in the runspace that imports the module.</summary>
    public static void Declare() => Update(
    [
        .. Members<Ipv6Address>(
            [nameof(Ipv6AddressId), nameof(AllocationTime)],
            ("Ipv6Address", nameof(Ipv6Address.Address)),
            ("Ipv6AddressName", nameof(Ipv6Address.Name)),
            ("Ipv6AddressDescription", nameof(Ipv6Address.Description)),
            ("Ipv6InternetBandwidthId", nameof(Ipv6Address.InternetBandwidthId))),
        .. Members<Ipv6InternetBandwidth>(
            [],
            ("Ipv6Address", nameof(Ipv6InternetBandwidth.Address)),
            ("Ipv6InternetBandwidthId", nameof(Ipv6InternetBandwidth.InternetBandwidthId))),
        .. Members<Ipv6EgressOnlyRule>(
            [],
            ("InstanceId", nameof(Ipv6EgressOnlyRule.Ipv6AddressId)),
            ("Ipv6EgressRuleId", nameof(Ipv6EgressOnlyRule.Ipv6EgressOnlyRuleId))),
        .. Members<Ipv6Gateway>([nameof(Ipv6GatewayId), nameof(CreationTime), nameof(ExpiredTime)]),
        .. Members<VpcNetwork>([nameof(VpcId), nameof(CreationTime)], ("VpcName", nameof(VpcNetwork.Name))),
        .. Members<VpcVSwitch>([nameof(VSwitchId), nameof(CreationTime)], ("VSwitchName", nameof(VpcVSwitch.Name))),
        .. Members<VpcInterface>([nameof(NetworkInterfaceId), nameof(CreationTime)], ("NetworkInterfaceName", nameof(VpcInterface.Name))),
        .. Members<VpcRouteTable>([nameof(RouteTableId), nameof(CreationTime)], ("RouteTableName", nameof(VpcRouteTable.Name))),
        .. Members<VpcRoute>(
            [nameof(RouteEntryId), nameof(GmtModified)],
            ("RouteEntryName", nameof(VpcRoute.Name)),
            ("RouteEntryType", nameof(VpcRoute.Type))),
        .. Members<VpcTag>([], ("TagKey", nameof(VpcTag.Key)), ("TagValue", nameof(VpcTag.Value))),
    ]);

    /// <summary>The time of an address, for PowerShell.</summary>
    public static PSObject? AllocationTime(PSObject model) => IsoTime.Of(((Ipv6Address)model.BaseObject).AllocationTime);

    /// <summary>The time of a gateway, a VPC, a vSwitch, an interface or a route table, for PowerShell.</summary>
    public static PSObject? CreationTime(PSObject model) => IsoTime.Of(model.BaseObject switch
    {
        Ipv6Gateway gateway => gateway.CreationTime,
        VpcNetwork network => network.CreationTime,
        VpcInterface known => known.CreationTime,
        VpcRouteTable table => table.CreationTime,
        _ => ((VpcVSwitch)model.BaseObject).CreationTime,
    });

    /// <summary>The time of the last change of a route, for PowerShell.</summary>
    public static PSObject? GmtModified(PSObject model) => IsoTime.Of(((VpcRoute)model.BaseObject).GmtModified);

    /// <summary>The time when a gateway expires, for PowerShell.</summary>
    public static PSObject? ExpiredTime(PSObject model) => IsoTime.Of(((Ipv6Gateway)model.BaseObject).ExpiredTime);

    // The engine lists declared members before the properties of the class. Ids are declared too, so that the id is the
    // first column of a CSV, and not a time.

    /// <summary>The id of an address, for PowerShell.</summary>
    public static string? Ipv6AddressId(PSObject model) => ((Ipv6Address)model.BaseObject).Ipv6AddressId;

    /// <summary>The id of a gateway, for PowerShell.</summary>
    public static string? Ipv6GatewayId(PSObject model) => ((Ipv6Gateway)model.BaseObject).Ipv6GatewayId;

    /// <summary>The id of a VPC, for PowerShell.</summary>
    public static string? VpcId(PSObject model) => ((VpcNetwork)model.BaseObject).VpcId;

    /// <summary>The id of a vSwitch, for PowerShell.</summary>
    public static string? VSwitchId(PSObject model) => ((VpcVSwitch)model.BaseObject).VSwitchId;

    /// <summary>The id of a network interface, for PowerShell.</summary>
    public static string? NetworkInterfaceId(PSObject model) => ((VpcInterface)model.BaseObject).NetworkInterfaceId;

    /// <summary>The id of a route table, for PowerShell.</summary>
    public static string? RouteTableId(PSObject model) => ((VpcRouteTable)model.BaseObject).RouteTableId;

    /// <summary>The id of a route, for PowerShell.</summary>
    public static string? RouteEntryId(PSObject model) => ((VpcRoute)model.BaseObject).RouteEntryId;

    /// <summary>Has PowerShell show some properties of a type, where nothing else is asked for.</summary>
    /// <param name="type">The name of the type.</param>
    /// <param name="properties">The properties; where there are none, PowerShell shows all.</param>
    public static void Show(string type, IReadOnlyCollection<string> properties)
    {
        if (properties.Count > 0)
        {
            Update([new TypeData(type) { DefaultDisplayPropertySet = new PropertySetData(properties) }]);
        }
    }

    private static TypeData[] Members<TModel>(string[] properties, params (string Name, string Of)[] secondNames)
    {
        string model = typeof(TModel).FullName!;
        var live = new TypeData(model);
        foreach (string property in properties)
        {
            live.Members.Add(property, new CodePropertyData(property, typeof(TypeMembers).GetMethod(property)));
        }

        var ofOtherProcesses = new TypeData(OfOtherProcesses + model);
        foreach ((string name, string of) in secondNames)
        {
            live.Members.Add(name, new AliasPropertyData(name, of) { IsHidden = true });
            ofOtherProcesses.Members.Add(name, new AliasPropertyData(name, of) { IsHidden = true });
        }

        return secondNames.Length == 0 ? [live] : [live, ofOtherProcesses];
    }

    // A script that calls Update-TypeData would do the same, and take 40 ms more of a fresh PowerShell, which compiles the script and
    // imports the command's module for it.
    private static void Update(TypeData[] types)
    {
        if (Type.GetType(UpdateTypeDataCommand) is not { } command)
        {
            // An engine without PowerShell's own modules. It has no Export-Csv either, and the commands of this module need
            // none of the members.
            return;
        }

        using PowerShell shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        shell.AddCommand(new CmdletInfo("Update-TypeData", command)).AddParameter("TypeData", types).AddParameter("Force");
        // A preference of the session, such as $WhatIfPreference, is not meant for this.
        shell.AddParameter("WhatIf", false).AddParameter("Confirm", false).Invoke();
    }
}
