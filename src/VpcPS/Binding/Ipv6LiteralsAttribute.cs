using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Net.Sockets;
using VpcPS.Core;

namespace VpcPS.Binding;

/// <summary>
/// Reads literal IPv6 addresses from a cell or an array. A cell may contain several addresses, separated by commas, semicolons or blanks. A
/// blank cell becomes null. A text that is not an address is an error for the row.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class Ipv6LiteralsAttribute : ArgumentTransformationAttribute
{
    private static readonly char[] Separators = [',', ';', ' ', '\t', '\r', '\n'];

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        string[] literals =
        [
            .. (value is IEnumerable several and not string ? several.Cast<object?>() : [value])
                .SelectMany(each => (each?.ToString() ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries)),
        ];
        if (literals.FirstOrDefault(literal => !IsAddress(literal)) is { } wrong)
        {
            throw CellRefusal.OfTransformation(
                UserText.Of($"'{ShownText.Naming(wrong)}' is not an IPv6 address, such as 2408:4004:c0:200::1."), inputData);
        }

        return literals.Length == 0 ? null : literals;
    }

    private static bool IsAddress(string text) => text.IndexOf(':') >= 0
        && text.All(c => c is ':' or '.' || Uri.IsHexDigit(c))
        && IPAddress.TryParse(text, out IPAddress? address)
        && address.AddressFamily == AddressFamily.InterNetworkV6;
}
