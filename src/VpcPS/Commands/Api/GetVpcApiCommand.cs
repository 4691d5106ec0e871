using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using VpcPS.Binding;
using VpcPS.Core.Catalog;
using VpcPS.Core.Models;
using VpcPS.Errors;

namespace VpcPS.Commands;

/// <summary>
/// Lists the actions of the VPC API, with what they take and the commands that do the same. Nothing is called: the facts come with
/// the module.
/// </summary>
/// <remarks>
/// <para>Any of these actions can be called by Invoke-VpcApi. Where a command is named, it checks and explains more.</para>
/// </remarks>
/// <example>
/// <para>Find the actions for NAT gateways</para>
/// <code>
/// Get-VpcApi *NatGateway*
/// </code>
/// <para>Emits name, kind and commands of each action.</para>
/// </example>
/// <example>
/// <para>See what an action takes</para>
/// <code>
/// (Get-VpcApi AllocateEipAddress).Parameters | Format-Table
/// </code>
/// <para>Emits name and type of each parameter, and whether it is required.</para>
/// </example>
/// <example>
/// <para>See what a command calls</para>
/// <code>
/// Get-VpcApi -Cmdlet Set-VpcIpv6Gateway
/// </code>
/// <para>Emits the actions that the command is for, such as for the policy of a RAM role.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "VpcApi")]
[OutputType(typeof(VpcApiAction))]
public sealed class GetVpcApiCommand : PSCmdlet
{
    /// <summary>Only actions with this name, wildcards allowed: *Nat*. Default: all.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [NotBlank]
    [NameFilter]
    [ArgumentCompleter(typeof(ActionCompleter))]
    public string[]? Name { get; set; }

    /// <summary>Only actions that Read, or only those that Change something. Default: both.</summary>
    [Parameter]
    [ValidateSet("Read", "Change")]
    public string? Kind { get; set; }

    /// <summary>Only actions that this command calls, wildcards allowed: *-VpcIpv6Gateway. Default: all.</summary>
    [Parameter]
    [SupportsWildcards]
    [NotBlank]
    [ArgumentCompleter(typeof(CmdletCompleter))]
    public string? Cmdlet { get; set; }

    /// <summary>Emits the actions.</summary>
    protected override void ProcessRecord()
    {
        ICollection<string>? ofCmdlet = Cmdlet is null ? null : ActionsOfCmdlet();
        if (ofCmdlet is { Count: 0 })
        {
            WriteError(ApiErrors.UnknownCmdlet(Cmdlet!, ActionCatalog.Nearest(Cmdlet!, CmdletActions.All.Keys), nameof(Cmdlet)));
            return;
        }

        string[] choice = [.. (ofCmdlet ?? (IEnumerable<string>)ActionCatalog.Names).OrderBy(name => name, StringComparer.Ordinal)];
        foreach (string pattern in Name ?? ["*"])
        {
            bool isPattern = WildcardPattern.ContainsWildcardCharacters(pattern);
            var wanted = WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase);
            CatalogAction[] found =
            [
                .. (isPattern ? choice.Where(wanted.IsMatch) : [WildcardPattern.Unescape(pattern)])
                    .Select(ActionCatalog.FindWithSeed)
                    .OfType<CatalogAction>(),
            ];
            if (found.Length == 0 && !isPattern)
            {
                WriteError(ApiErrors.UnknownAction(pattern, ActionCatalog.Nearest(pattern, ActionCatalog.Names), pattern));
            }

            foreach (CatalogAction action in found.Where(action => IsWanted(action, ofCmdlet)))
            {
                WriteObject(ModelOf(action));
            }
        }
    }

    private HashSet<string> ActionsOfCmdlet()
    {
        var wanted = WildcardPattern.Get(Cmdlet, WildcardOptions.IgnoreCase);
        return [.. CmdletActions.All.Where(cmdlet => wanted.IsMatch(cmdlet.Key)).SelectMany(cmdlet => cmdlet.Value)];
    }

    private bool IsWanted(CatalogAction action, ICollection<string>? ofCmdlet) =>
        (Kind is null || Kind.Equals(KindOf(action), StringComparison.OrdinalIgnoreCase)) && ofCmdlet?.Contains(action.Name) != false;

    private static string KindOf(CatalogAction action) => action.IsRead ? "Read" : "Change";

    private static VpcApiAction ModelOf(CatalogAction action) => new()
    {
        Name = action.Name,
        Kind = KindOf(action),
        Cmdlet = new([.. CmdletActions.CmdletsOf(action.Name)]),
        Parameters = new([.. action.Parameters.Select(ModelOf)]),
        Paging = action.IsPagedByNumber ? "PageNumber" : action.IsPagedByToken ? "NextToken" : null,
        List = action.ListPath.Count > 0 ? string.Join(".", action.ListPath) : null,
        Token = action.IsRead ? null : action.TokenParameter,
        DryRun = action.HasDryRun,
        Cost = action.Cost,
        RateLimit = action.RateLimit,
        Deprecated = action.IsDeprecated,
    };

    private static VpcApiParameter ModelOf(CatalogParameter parameter) => new()
    {
        Name = parameter.Name,
        Type = ApiParameters.NameOfType(parameter),
        Required = parameter.IsRequired,
        Secret = parameter.HoldsSecret,
        Deprecated = parameter.IsDeprecated,
        Members = new([.. (parameter.Item ?? parameter).Members.Select(ModelOf)]),
    };
}
