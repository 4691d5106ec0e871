using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using VpcPS.Core.Models;
using VpcPS.Texts;

namespace VpcPS.Session;

/// <summary>
/// Adds members to the models in PowerShell: the API's own names of some properties, and times that Export-Csv writes in ISO 8601. The
/// additional names are hidden: scripts can read them and parameters bind to them, but Export-Csv and ConvertTo-Json write each value only
/// once. A types file can't be used for this: if another copy of the module is in the session, the members would be declared twice, which
/// is an error.
/// </summary>
internal static class TypeMembers
{
    // Objects that come from jobs, from remoting and from Import-Clixml have this prefix in their type names.
    private const string OfOtherProcesses = "Deserialized.";

    // This is the version of Windows PowerShell, which does not find the assembly without a version. PowerShell 7 uses its own newer one.
    private const string UpdateTypeDataCommand = "Microsoft.PowerShell.Commands.UpdateTypeDataCommand, "
        + "Microsoft.PowerShell.Commands.Utility, Version=3.0.0.0, Culture=neutral, PublicKeyToken=31bf3856ad364e35";

    // The engine lists declared members before the properties of the class. So a model with times needs its id here too: then the id is the
    // first column of a CSV, and not a time.
    private static readonly Dictionary<Type, string[]> IdsAndTimes = new()
    {
        [typeof(Ipv6Address)] = [nameof(Ipv6AddressId), nameof(AllocationTime), nameof(ReservationActiveTime)],
        [typeof(Ipv6Gateway)] = [nameof(Ipv6GatewayId), nameof(CreationTime), nameof(ExpiredTime)],
        [typeof(VpcNetwork)] = [nameof(VpcId), nameof(CreationTime)],
        [typeof(VpcVSwitch)] = [nameof(VSwitchId), nameof(CreationTime)],
        [typeof(VpcInterface)] = [nameof(NetworkInterfaceId), nameof(CreationTime)],
        [typeof(VpcRouteTable)] = [nameof(RouteTableId), nameof(CreationTime)],
        [typeof(VpcRoute)] = [nameof(RouteEntryId), nameof(GmtModified)],
    };

    /// <summary>Declares the members in the runspace that imports the module.</summary>
    public static void Declare() => Update([.. ModelKind.All.SelectMany(MembersOf)]);

    /// <summary>The time of an address, for PowerShell.</summary>
    public static PSObject? AllocationTime(PSObject model) => IsoTime.Of(((Ipv6Address)model.BaseObject).AllocationTime);

    /// <summary>The time when an ordered change of a bandwidth becomes active, for PowerShell.</summary>
    public static PSObject? ReservationActiveTime(PSObject model) => IsoTime.Of(((Ipv6Address)model.BaseObject).ReservationActiveTime);

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

    /// <summary>Sets the properties of a type that PowerShell shows by default.</summary>
    /// <param name="type">The name of the type.</param>
    /// <param name="properties">The properties. When there are none, PowerShell shows all.</param>
    public static void Show(string type, IReadOnlyCollection<string> properties)
    {
        if (properties.Count > 0)
        {
            Update([new TypeData(type) { DefaultDisplayPropertySet = new PropertySetData(properties) }]);
        }
    }

    private static TypeData[] MembersOf(ModelKind kind)
    {
        string model = kind.Model.FullName!;
        var live = new TypeData(model);
        foreach (string property in IdsAndTimes.TryGetValue(kind.Model, out string[]? declared) ? declared : [])
        {
            live.Members.Add(property, new CodePropertyData(property, typeof(TypeMembers).GetMethod(property)));
        }

        var ofOtherProcesses = new TypeData(OfOtherProcesses + model);
        foreach ((string name, string of) in kind.SecondNames)
        {
            live.Members.Add(name, new AliasPropertyData(name, of) { IsHidden = true });
            ofOtherProcesses.Members.Add(name, new AliasPropertyData(name, of) { IsHidden = true });
        }

        return kind.SecondNames.Length == 0 ? [live] : [live, ofOtherProcesses];
    }

    // A script that calls Update-TypeData would do the same. But it takes 40 ms more in a fresh PowerShell, which has to compile the script
    // and import the command's module.
    private static void Update(TypeData[] types)
    {
        if (Type.GetType(UpdateTypeDataCommand) is not { } command)
        {
            // This engine has no modules of PowerShell's own. So it has no Export-Csv either, and the commands of this module do not need
            // the members.
            return;
        }

        using PowerShell shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        shell.AddCommand(new CmdletInfo("Update-TypeData", command)).AddParameter("TypeData", types).AddParameter("Force");
        // Preferences of the session, such as $WhatIfPreference, must not affect this command.
        shell.AddParameter("WhatIf", false).AddParameter("Confirm", false).Invoke();
    }
}
