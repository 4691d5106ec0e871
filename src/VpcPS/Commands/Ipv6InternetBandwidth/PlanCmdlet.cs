using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using VpcPS.Binding;
using VpcPS.Cmdlets;
using VpcPS.Core.Actions;
using VpcPS.Core.Models;
using VpcPS.Errors;
using VpcPS.Jobs;
using VpcPS.Texts;

namespace VpcPS.Commands;

/// <summary>
/// The base of the cmdlets that read rows of wanted bandwidth and look up their addresses in batches. The cmdlet must
/// see every row. Therefore the parameters accept any text, and wrong text becomes a problem of the row. If a row
/// failed to bind, the cmdlet would not see it, and the row's address would look as if no row named it.
/// </summary>
public abstract class PlanCmdlet : RowCmdlet
{
    /// <summary>The parameter set in which the id is the first argument.</summary>
    private protected const string ById = "ById";

    // The parameter set in which the addresses are piped in, and the bandwidth is the first argument.
    private const string ByInput = "ByInput";

    private readonly List<PlanRow> _batch = [];
    private readonly RegionSums _sums = new();
    private readonly bool _isDoneAfterLookUp;
    private string? _unreadable;

    /// <summary>Makes the command.</summary>
    /// <param name="isDoneAfterLookUp">Whether a row is finished as soon as its address was looked up.</param>
    private protected PlanCmdlet(bool isDoneAfterLookUp) => _isDoneAfterLookUp = isDoneAfterLookUp;

    /// <summary>
    /// A row with columns named like the other parameters; an object of this module; or the id of an address as text.
    /// </summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>The id of the address, ipv6-... Every row needs it. Several ids given as an argument are one row each.</summary>
    [Parameter(ParameterSetName = ById, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByInput, ValueFromPipelineByPropertyName = true)]
    [Alias("AddressId")]
    [IdList(IsOfRows = true, MayBeBandwidth = true)]
    [ArgumentCompleter(typeof(AddressIdCompleter))]
    public string[]? Ipv6AddressId { get; set; }

    /// <summary>
    /// Mbit/s, 1 to 5000. Every row needs it. With PayByTraffic at most 500 on a Small, 1000 on a Medium and 2000 on a
    /// Large gateway.
    /// </summary>
    [Parameter(ParameterSetName = ById, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByInput, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("BandwidthMbps")]
    [Bandwidth(IsText = true)]
    public string? Bandwidth { get; set; }

    /// <summary>Whether the input is a blank line of text. Such a line is not a row.</summary>
    private protected bool IsBlankLine
    {
        get
        {
            FinishColumns();
            return PipedThing.TextOf(InputObject) is "";
        }
    }

    /// <inheritdoc cref="VpcCmdlet.InputRow"/>
    // The attribute Row is not used here. It would refuse a row before the cmdlet sees it, but a plan has to check every row.
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    [AllowNull]
    public sealed override PSObject? InputRow
    {
        get => null;
        set
        {
            _unreadable = value is null ? null : RowDelimiter.Problem(value);
            ReadInput(value, takesAll: true);
        }
    }

    /// <summary>The ids of the record; each one is treated as a row. Without ids, the result is a single null.</summary>
    private protected string?[] ReadIds()
    {
        string?[] ids = Ipv6AddressId is { Length: > 0 } given ? given : new string?[1];
        if (ids.Length > 1)
        {
            ExpectRows(ids.Length);
        }

        return ids;
    }

    /// <summary>Makes a row from the current values of the parameters. A row without a region gets the region of the session.</summary>
    /// <param name="addressId">The id of the address, or null.</param>
    /// <param name="gatewayId">The gateway that the row names, or null.</param>
    /// <param name="chargeType">The charge type that the row names, or null.</param>
    private protected PlanRow ReadRow(string? addressId, string? gatewayId, string? chargeType)
    {
        string? text = WrittenText.TrimToNull(PipedThing.TextOf(InputObject)) is { } written ? IdSyntax.Read(written) : null;
        Arguments.SayReadingsOf(this, [text]);
        var cells = new Ipv6InternetBandwidth
        {
            Ipv6AddressId = addressId ?? (text is not null && IdSyntax.IsId(text, IdPrefixes.Ipv6Address) ? text : null),
            Ipv6GatewayId = gatewayId,
            InternetChargeType = chargeType,
            RegionId = Region ?? ConnectedSession.RegionId,
        };
        string? problem = _unreadable ?? Rows.Problem;
        var row = new PlanRow(MyInvocation.ExpectingInput ? Rows.Take() : null, cells, Bandwidth, text);
        if (problem is not null)
        {
            // This problem replaces the others, which are only there because columns are missing.
            row.Refuse(RowErrors.Unreadable(problem, cells));
        }

        return row;
    }

    /// <summary>Adds a row to the batch. When the batch is full, its rows are looked up.</summary>
    private protected void Add(PlanRow row)
    {
        _batch.Add(row);
        if (_batch.Count == DescribeIpv6Addresses.MaxIds || ThrottleLimit == 1)
        {
            QueueBatch();
        }
    }

    /// <summary>Looks up the rows of the last batch, and emits the remaining results.</summary>
    protected override void EndProcessing()
    {
        LookUpRest();
        base.EndProcessing();
    }

    /// <summary>Looks up the rows of the last batch, which may not be full.</summary>
    private protected void LookUpRest()
    {
        Rows.End();
        if (_batch.Count > 0)
        {
            QueueBatch();
        }
    }

    /// <summary>Returns what to emit after the addresses of some rows were looked up. May run on any thread.</summary>
    private protected virtual Task<object?> ConsiderAsync(JobCalls calls, IReadOnlyList<PlanRow> rows) => Task.FromResult<object?>(null);

    /// <summary>
    /// Warns when the account would have more bandwidth in a region than it can use at the same time. For this, the region's addresses with
    /// bandwidth are read once.
    /// </summary>
    /// <param name="wanted">The wanted bandwidths, one for each address.</param>
    private protected void WarnOfSums(IEnumerable<Ipv6InternetBandwidth> wanted)
    {
        foreach (string warning in _sums.WarningsOf(wanted, Lists))
        {
            WriteWarning(warning);
        }
    }

    private void QueueBatch()
    {
        PlanRow[] rows = [.. _batch];
        _batch.Clear();
        Queue(new Job(
            key: "row " + rows[0].Number,
            async calls =>
            {
                await RowLookUp.FindAddressesAsync(calls, rows).ConfigureAwait(false);
                return await ConsiderAsync(calls, rows).ConfigureAwait(false);
            },
            error => ErrorRecords.FromCall(error, rows))
        {
            IsOfManyRows = true,
            ChangesState = false,
            InputRows = _isDoneAfterLookUp ? rows.Length : 0,
        });
    }
}
