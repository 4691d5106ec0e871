using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using VpcPS.Core.Models;

namespace VpcPS.Emulator.State;

/// <summary>
/// Makes ids like those in the samples of the documentation: a prefix and 21 lower-case letters and digits. The first three of the 21 stand
/// for the region.
/// </summary>
internal static class ResourceIds
{
    private const string Alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";
    private const int RandomLength = 18;

    /// <summary>Makes a new id.</summary>
    /// <param name="prefix">One of <see cref="IdPrefixes"/>.</param>
    /// <param name="regionId">The region of the resource.</param>
    public static string New(string prefix, string regionId)
    {
        var octets = new byte[RandomLength];
        using (var random = RandomNumberGenerator.Create())
        {
            random.GetBytes(octets);
        }

        return prefix + RegionLetters(regionId) + Letters(octets);
    }

    /// <summary>Makes the id of something that the estate does not store. The same text always gives the same id.</summary>
    /// <param name="prefix">One of <see cref="IdPrefixes"/>.</param>
    /// <param name="regionId">The region.</param>
    /// <param name="text">A text that identifies the thing and is unique in the region.</param>
    public static string Derived(string prefix, string regionId, string text)
    {
        using var hash = SHA256.Create();
        byte[] octets = hash.ComputeHash(Encoding.UTF8.GetBytes(text));
        return prefix + RegionLetters(regionId) + Letters(octets.Take(RandomLength));
    }

    // 256 is not a multiple of 36, so some letters are a little more frequent. The ids have to be unique, not secret.
    private static string Letters(IEnumerable<byte> octets) => string.Concat(octets.Select(o => Alphabet[o % Alphabet.Length]));

    // These letters occur in samples of the documentation. For all other regions the emulator uses em0.
    private static string RegionLetters(string regionId) => regionId switch
    {
        "cn-huhehaote" => "hp3",
        "cn-hangzhou" => "bp1",
        "cn-beijing" => "2ze",
        "cn-shanghai" => "uf6",
        _ => "em0",
    };
}
