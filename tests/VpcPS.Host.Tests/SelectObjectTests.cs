using System;
using System.Linq;
using System.Management.Automation;
using Xunit;

namespace VpcPS.Host.Tests;

public sealed class SelectObjectTests : IDisposable
{
    private const string Upstream = "$global:made = 0; $global:ended = $false; function Up { process { foreach ($i in 1..9) { $global:made++; $i } } end { $global:ended = $true } }; ";

    private readonly EngineSession _engine = new();

    public void Dispose() => _engine.Dispose();

    [Theory]
    [InlineData("-First 2", "1,2", 2, false)]
    [InlineData("-First 2 -Skip 1", "2,3", 3, false)]
    [InlineData("-First 2 -Wait", "1,2", 9, true)]
    [InlineData("-Skip 7", "8,9", 9, true)]
    [InlineData("-First 0", "", 9, true)]
    [InlineData("-First 20", "1,2,3,4,5,6,7,8,9", 9, true)]
    public void First_stops_what_is_upstream(string arguments, string taken, int made, bool ended)
    {
        string[] output = _engine.RunForText(Upstream + $"Up | Select-Object {arguments}");

        Assert.Equal(taken, string.Join(',', output));
        Assert.Equal([$"{made} {ended}"], _engine.RunForText("\"$made $ended\""));
    }

    [Fact]
    public void What_is_downstream_and_what_follows_goes_on()
    {
        Assert.Equal(
            ["<1>", "<2>", "end", "after"],
            _engine.RunForText(Upstream + "Up | Select-Object -First 2 | & { process { \"<$_>\" } end { 'end' } }; 'after'"));
    }

    [Fact]
    public void Properties_make_a_new_object()
    {
        PSObject selected = Assert.Single(_engine.Run(
            "[pscustomobject]@{ A = 1; B = 2; C = 3 } | Select-Object B, Missing, @{ Name = 'Sum'; Expression = { $_.A + $_.C } }, @{ n = 'Alias'; e = 'A' }"));

        Assert.Equal(["B=2", "Missing=", "Sum=4", "Alias=1"], selected.Properties.Select(property => $"{property.Name}={property.Value}"));
        Assert.Equal("Selected.System.Management.Automation.PSCustomObject", selected.TypeNames[0]);
    }

    [Fact]
    public void A_star_is_every_property()
    {
        PSObject selected = Assert.Single(_engine.Run("[pscustomobject]@{ A = 1; B = 2 } | Select-Object *"));

        Assert.Equal(["A", "B"], selected.Properties.Select(property => property.Name));
    }

    [Fact]
    public void A_property_named_twice_is_an_error_and_there_once()
    {
        PSObject selected = Assert.Single(_engine.Run("[pscustomobject]@{ A = 1 } | Select-Object A, A"));

        Assert.Single(selected.Properties);
        Assert.StartsWith("AlreadyExistingUserSpecifiedPropertyNoExpand,", Assert.Single(_engine.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void ExpandProperty_takes_the_values_out() =>
        Assert.Equal(["1", "2", "x"], _engine.RunForText(
            "[pscustomobject]@{ V = 1, $null, 2 }, [pscustomobject]@{ V = $null }, [pscustomobject]@{ V = 'x' } | Select-Object -ExpandProperty V"));

    [Fact]
    public void Added_properties_do_not_stick_to_the_expanded_value()
    {
        Assert.Equal(["7", "True"], _engine.RunForText(
            "$v = [version]'1.2'; ([pscustomobject]@{ V = $v; A = 7 } | Select-Object A -ExpandProperty V).A; $null -eq $v.A"));
    }

    [Fact]
    public void Expanding_a_missing_property_is_an_error()
    {
        Assert.Empty(_engine.Run("[pscustomobject]@{ A = 1 } | Select-Object -ExpandProperty B"));
        Assert.Equal("Property \"B\" cannot be found.", FirstLine(Assert.Single(_engine.Errors).Exception.Message));
    }

    private static string FirstLine(string message) => message.Split(" (Parameter", 2)[0];
}
